#include "documents/dispensing.h"

#include <fmt/format.h>
#include <google/protobuf/util/time_util.h>

#include <algorithm>

#include "documents/cda/body.h"
#include "documents/cda/header.h"
#include "documents/cda/times.h"
#include "documents/drug.h"

namespace parcours::documents {
namespace {

using xml::Node;
namespace rx = prescription::v1;

core::Time ToTime(const google::protobuf::Timestamp& timestamp) {
  return core::Time(core::Duration(google::protobuf::util::TimeUtil::TimestampToMicroseconds(timestamp)));
}

Context ContextOf(const rx::Dispensing& dispensing, const rx::Prescription& prescription,
                  const common::v1::Traits& patient) {
  const core::Time time = ToTime(dispensing.time());
  return {.patient = prescription.patient(),
          .traits = patient,
          .author = ProfessionalOf(dispensing.pharmacist()),
          .id = dispensing.id(),
          .set_id = dispensing.id(),
          .created = time,
          .act_start = time,
          .act_end = time};
}

Model ModelOf(const rx::Dispensing& dispensing, const rx::Prescription& prescription) {
  return {.templates = {{"1.3.6.1.4.1.19376.1.5.3.1.1.1"},
                        {"1.3.6.1.4.1.19376.1.9.1.1.3"},
                        {"1.2.250.1.213.1.1.1.54", "2024.01"}},
          .type = Loinc("60593-1", "Dispensation médicamenteuse"),
          .title = "Dispensation médicamenteuse",
          .act = Loinc("60593-1", "Dispensation médicamenteuse"),
          .act_id = InstanceId{std::string(kAssigner), dispensing.id()},
          .encounter = Coded{"AMB", "Ambulatoire (hors établissement)", std::string(kActCode)},
          .responsible = true,
          .prescriber = ProfessionalOf(prescription.prescriber()),
          .prescribed = ToTime(prescription.written())};
}

struct CompletenessText {
  const char* code;
  const char* display;
};

CompletenessText TextOf(rx::Completeness completeness) {
  switch (completeness) {
    case rx::COMPLETENESS_FIRST_PARTIAL:
      return {"FFP", "Première dispensation - Partielle"};
    case rx::COMPLETENESS_NEXT_PARTIAL:
      return {"RFP", "Dispensation suivante - Partielle"};
    case rx::COMPLETENESS_NEXT_COMPLETE:
      return {"RFC", "Dispensation suivante - Complète"};
    default:
      return {"FFC", "Première dispensation - Complète"};
  }
}

std::string NameOf(const rx::DispensedLine& line) {
  return "medicament-" + line.line_id();
}

const rx::Line* OrderedAs(const rx::DispensedLine& line, const rx::Prescription& prescription) {
  const auto found = std::find_if(prescription.lines().begin(), prescription.lines().end(),
                                  [&](const rx::Line& one) { return one.id() == line.line_id(); });
  return found == prescription.lines().end() ? nullptr : &*found;
}

std::string NoteOf(const rx::DispensedLine& line) {
  return line.substituted() ? "Délivré à la place du médicament prescrit." : "Délivré comme prescrit.";
}

void AddNarrative(const Node& text, const rx::DispensedLine& line, const rx::Line* ordered) {
  const std::string name = NameOf(line);
  AddFacts(text, fmt::format("Ligne {}", line.line_id()),
           {{"Médicament délivré", line.product().name(), name},
            {"Médicament prescrit", ordered == nullptr ? "" : ordered->order().drug().name(), name + "-prescrit"},
            {"Posologie", ordered == nullptr ? "" : ordered->order().posology()},
            {"Quantité délivrée", BoxesInWords(line.quantity())},
            {"Dispensation", TextOf(line.completeness()).display},
            {"Substitution", line.substituted() ? "Substitution par un produit générique" : "", name + "-substitution"},
            {"Note du dispensateur", NoteOf(line), name + "-note"}});
}

// FR-Reference-item-prescription: the line of the ordonnance, and the ordonnance.
void AddOrderedLine(const Node& supply, const rx::DispensedLine& line, const rx::Prescription& prescription) {
  const Node relation = supply.Add("entryRelationship").Set("typeCode", "REFR").Set("inversionInd", "false");
  const Node item = relation.Add("substanceAdministration").Set("classCode", "SBADM").Set("moodCode", "INT");
  AddTemplates(item, {{"1.3.6.1.4.1.19376.1.9.1.3.11"}, {"1.2.250.1.213.1.1.3.90"}});
  AddId(item, {std::string(kAssigner), LineId(prescription.number(), line.line_id())});
  AddCode(item, "code", {"PREItem", "Prescription Item", "1.3.6.1.4.1.19376.1.9.2.2", "IHE Pharmacy Item Type List"})
      .Add("originalText")
      .Add("reference")
      .Set("value", "#" + NameOf(line) + "-prescrit");
  item.Add("consumable")
      .Add("manufacturedProduct")
      .Add("manufacturedMaterial")
      .Set("nullFlavor", "NA")
      .Add("name")
      .Set("nullFlavor", "NA");
  AddAuthor(item, ProfessionalOf(prescription.prescriber()), ToTime(prescription.written()));
  AddId(item.Add("reference").Set("typeCode", "XCRPT").Add("externalDocument"),
        {std::string(kAssigner), prescription.number()});
}

// FR-Notes-du-dispensateur, which the model wants wherever an entry refers to another.
void AddNote(const Node& supply, const rx::DispensedLine& line) {
  const Node relation = supply.Add("entryRelationship").Set("typeCode", "SUBJ").Set("inversionInd", "true");
  const Node act = relation.Add("act").Set("classCode", "ACT").Set("moodCode", "INT");
  AddTemplates(act,
               {{"2.16.840.1.113883.10.20.1.43"}, {"1.3.6.1.4.1.19376.1.5.3.1.4.3.1"}, {"1.2.250.1.213.1.1.3.207"}});
  AddCode(act, "code", {"FINSTRUCT", "", "1.3.6.1.4.1.19376.1.5.3.2", "IHEActCode"});
  AddReference(act, NameOf(line) + "-note");
  act.Add("statusCode").Set("code", "completed");
}

void AddSubstitution(const Node& supply, const rx::DispensedLine& line) {
  if (!line.substituted()) return;
  const Node act = supply.Add("entryRelationship").Set("typeCode", "COMP").Add("act");
  act.Set("classCode", "ACT").Set("moodCode", "EVN");
  AddTemplates(act, {{"1.3.6.1.4.1.19376.1.9.1.3.9.2"}, {"1.2.250.1.213.1.1.3.206"}});
  AddCode(act, "code",
          {"G", "Substitution autorisée par un produit générique", "2.16.840.1.113883.5.1070",
           "HL7_substanceAdminSubstitution"})
      .Add("originalText")
      .Add("reference")
      .Set("value", "#" + NameOf(line) + "-substitution");
  act.Add("statusCode").Set("code", "completed");
}

void AddLine(const Node& section, const rx::DispensedLine& line, const rx::Dispensing& dispensing,
             const rx::Prescription& prescription) {
  const Node supply = section.Add("entry").Add("supply").Set("classCode", "SPLY").Set("moodCode", "EVN");
  AddTemplates(supply, {{"2.16.840.1.113883.10.20.1.34"},
                        {"1.3.6.1.4.1.19376.1.5.3.1.4.7.3"},
                        {"1.3.6.1.4.1.19376.1.9.1.3.4"},
                        {"1.2.250.1.213.1.1.3.204"}});
  AddId(supply, {std::string(kAssigner), LineId(dispensing.id(), line.line_id())});
  const CompletenessText completeness = TextOf(line.completeness());
  AddCode(supply, "code", {completeness.code, completeness.display, std::string(kActCode), "HL7:ActCode"});
  AddReference(supply, NameOf(line));
  supply.Add("quantity").Set("value", std::to_string(line.quantity())).Set("unit", kBoxes);
  AddDrug(supply.Add("product"), line.product(), NameOf(line));
  AddOrderedLine(supply, line, prescription);
  AddNote(supply, line);
  AddSubstitution(supply, line);
}

}  // namespace

bool HasDispensed(const rx::Dispensing& dispensing) {
  return std::any_of(dispensing.lines().begin(), dispensing.lines().end(),
                     [](const rx::DispensedLine& line) { return line.quantity() > 0; });
}

std::string WriteDispensing(const rx::Dispensing& dispensing, const rx::Prescription& prescription,
                            const common::v1::Traits& patient) {
  const xml::Writer writer =
      WriteHeader(ContextOf(dispensing, prescription, patient), ModelOf(dispensing, prescription));
  const Node section = AddSection(
      AddStructuredBody(writer),
      {.templates = {{"1.3.6.1.4.1.19376.1.9.1.2.3"}, {"2.16.840.1.113883.10.20.1.8"}, {"1.2.250.1.213.1.1.2.236"}},
       .code = Loinc("60590-7", "Médicaments délivrés"),
       .title = "Médicaments délivrés"},
      dispensing.id(), "dispensation");
  const Node text = section.Add("text");
  AddParagraphs(text, fmt::format("Ordonnance numérique n° {}.", prescription.number()));
  for (const rx::DispensedLine& line : dispensing.lines()) {
    if (line.quantity() > 0) AddNarrative(text, line, OrderedAs(line, prescription));
  }
  for (const rx::DispensedLine& line : dispensing.lines()) {
    if (line.quantity() > 0) AddLine(section, line, dispensing, prescription);
  }
  return writer.Xml();
}

}  // namespace parcours::documents
