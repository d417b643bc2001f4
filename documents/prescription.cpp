#include "documents/prescription.h"

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

Context ContextOf(const rx::Prescription& prescription, const common::v1::Traits& patient, core::Time now) {
  return {.patient = prescription.patient(),
          .traits = patient,
          .author = ProfessionalOf(prescription.prescriber()),
          .id = prescription.number(),
          .set_id = prescription.number(),
          .created = now,
          .act_start = ToTime(prescription.written()),
          .act_end = ToTime(prescription.ends()),
          .encounter_end = ToTime(prescription.written())};
}

bool IsForLongIllness(const rx::Line& line) {
  return line.order().long_term_illness();
}

// Bizone where some lines, not all, are for a long-term illness.
std::vector<Coded> FlagsOf(const rx::Prescription& prescription) {
  const auto& lines = prescription.lines();
  const bool some = std::any_of(lines.begin(), lines.end(), IsForLongIllness);
  if (!some || std::all_of(lines.begin(), lines.end(), IsForLongIllness)) return {};
  return {TaAsip("MED-1096", "Prescription bizone")};
}

Model ModelOf(const rx::Prescription& prescription) {
  return {.templates = {{"1.3.6.1.4.1.19376.1.9.1.1.1"},
                        {"1.3.6.1.4.1.19376.1.5.3.1.1.1"},
                        {"1.2.250.1.213.1.1.1.39", "2024.01"}},
          .type = Loinc("57833-6", "Prescription de produits de santé"),
          .title = "Ordonnance",
          .act = Loinc("57833-6", "Prescription de produits de santé"),
          .act_id = InstanceId{std::string(kAssigner), prescription.number()},
          .act_flags = FlagsOf(prescription),
          .encounter = Coded{"AMB", "Ambulatoire (hors établissement)", std::string(kActCode)}};
}

std::string WhyNot(rx::NonSubstitutionReason reason) {
  switch (reason) {
    case rx::NON_SUBSTITUTION_REASON_NARROW_MARGIN:
      return "Non substituable : marge thérapeutique étroite (MTE)";
    case rx::NON_SUBSTITUTION_REASON_CHILD:
      return "Non substituable : enfant, forme galénique (EFG)";
    case rx::NON_SUBSTITUTION_REASON_CONTRAINDICATION:
      return "Non substituable : contre-indication formelle à un excipient (CIF)";
    default:
      return "Non substituable";
  }
}

bool MayBeSubstituted(const rx::LineOrder& order) {
  return order.substitution() != rx::SUBSTITUTION_NONE;
}

std::string NameOf(const rx::Line& line) {
  return "medicament-" + line.id();
}

void AddNarrative(const Node& text, const rx::Line& line) {
  const rx::LineOrder& order = line.order();
  const std::string name = NameOf(line);
  AddFacts(text, fmt::format("Ligne {}", line.id()),
           {{"Médicament", order.drug().name(), name},
            {"Posologie", order.posology(), name + "-posologie"},
            {"Durée", fmt::format("{} jours", order.days())},
            {"Quantité", BoxesInWords(order.quantity())},
            {"Renouvellements", order.renewals() == 0 ? "aucun" : fmt::format("{} fois", order.renewals())},
            {"Substitution", MayBeSubstituted(order) ? "Générique autorisé" : WhyNot(order.non_substitution_reason()),
             name + "-substitution"},
            {"Affection de longue durée (ALD)", order.long_term_illness() ? "Oui" : "Non", name + "-ald"}});
}

void AddSubstitution(const Node& line, const rx::LineOrder& order, const std::string& name) {
  const Node act = line.Add("entryRelationship").Set("typeCode", "COMP").Add("act");
  act.Set("classCode", "ACT").Set("moodCode", "DEF");
  AddTemplates(act, {{"1.3.6.1.4.1.19376.1.9.1.3.9.1"}, {"1.2.250.1.213.1.1.3.87"}});
  const bool may = MayBeSubstituted(order);
  AddCode(act, "code",
          {may ? "G" : "N", may ? "Substitution par un produit générique" : "Aucune substitution permise",
           "2.16.840.1.113883.5.1070", "HL7_substanceAdminSubstitution"})
      .Add("originalText")
      .Add("reference")
      .Set("value", "#" + name + "-substitution");
  act.Add("statusCode").Set("code", "completed");
}

void AddQuantity(const Node& line, const rx::LineOrder& order) {
  const Node supply = line.Add("entryRelationship").Set("typeCode", "COMP").Add("supply");
  supply.Set("classCode", "SPLY").Set("moodCode", "RQO");
  AddTemplates(supply, {{"1.3.6.1.4.1.19376.1.9.1.3.8"}, {"1.2.250.1.213.1.1.3.86"}});
  supply.Add("independentInd").Set("value", "false");
  supply.Add("quantity").Set("value", std::to_string(order.quantity())).Set("unit", kBoxes);
}

void AddDuration(const Node& line, core::Time start, std::uint32_t days) {
  const Node interval = line.Add("effectiveTime").Set("xsi:type", "IVL_TS");
  interval.Add("low").Set("value", FormatTsDay(start));
  interval.Add("high").Set("value", FormatTsDay(start + std::chrono::days(days)));
}

// Something that is so or not; the caller says which.
Node AddFlag(const Node& line, const TemplateId& model, const std::string& id, const Coded& code,
             const std::string& reference, core::Time time) {
  const Node relation = line.Add("entryRelationship").Set("typeCode", "COMP");
  Node value =
      AddSimpleObservation(relation, {model}, {std::string(kAssigner), id}, code, reference, time).Add("value");
  value.Set("xsi:type", "BL");
  return value;
}

void AddLine(const Node& section, const rx::Prescription& prescription, const rx::Line& line, core::Time now) {
  const rx::LineOrder& order = line.order();
  const std::string name = NameOf(line);
  const Node entry = section.Add("entry").Add("substanceAdministration");
  entry.Set("classCode", "SBADM").Set("moodCode", "INT");
  AddTemplates(entry, {{"2.16.840.1.113883.10.20.1.24"},
                       {"1.3.6.1.4.1.19376.1.5.3.1.4.7"},
                       {"1.3.6.1.4.1.19376.1.9.1.3.2"},
                       {"1.2.250.1.213.1.1.3.83"},
                       {"1.3.6.1.4.1.19376.1.5.3.1.4.7.1"}});
  AddId(entry, {std::string(kAssigner), LineId(prescription.number(), line.id())});
  AddCode(entry, "code", {"DRUG", "Médicament", std::string(kActCode), "HL7:ActCode"});
  AddReference(entry, name + "-posologie");
  entry.Add("statusCode").Set("code", "completed");
  AddDuration(entry, ToTime(prescription.written()), order.days());
  entry.Add("repeatNumber").Set("value", std::to_string(order.renewals()));
  AddDrug(entry.Add("consumable"), order.drug(), name);
  AddQuantity(entry, order);
  AddSubstitution(entry, order, name);
  const std::string id = LineId(prescription.number(), line.id());
  AddFlag(entry, {"1.2.250.1.213.1.1.3.48.13"}, id + ".ald", TaAsip("MED-574", "En rapport avec une ALD"),
          name + "-ald", now)
      .Set("value", order.long_term_illness() ? "true" : "false");
  // The model wants these too; the simulator does not ask for them.
  const std::string others = name + "-autres";
  AddFlag(entry, {"1.2.250.1.213.1.1.3.48.14"}, id + ".at",
          TaAsip("GEN-180", "En rapport avec un accident du travail ou une maladie professionnelle"), others, now)
      .Set("nullFlavor", "NI");
  AddFlag(entry, {"1.2.250.1.213.1.1.3.48.15"}, id + ".remb", TaAsip("GEN-181", "Non remboursable"), others, now)
      .Set("nullFlavor", "NI");
  AddFlag(entry, {"1.2.250.1.213.1.1.3.48.12"}, id + ".amm",
          TaAsip("GEN-179", "Hors Autorisation de Mise sur le Marché (AMM)"), others, now)
      .Set("nullFlavor", "NI");
}

}  // namespace

core::Result<std::string> WritePrescription(const rx::Prescription& prescription, const common::v1::Traits& patient,
                                            core::Time now) {
  const xml::Writer writer = WriteHeader(ContextOf(prescription, patient, now), ModelOf(prescription));
  const Node body = AddStructuredBody(writer);
  const Node section = AddSection(body,
                                  {.templates = {{"1.3.6.1.4.1.19376.1.9.1.2.1"}, {"1.2.250.1.213.1.1.2.171"}},
                                   .code = Loinc("57828-6", "Prescriptions"),
                                   .title = "Prescription de médicaments"},
                                  prescription.number(), "prescription");
  const Node text = section.Add("text");
  AddParagraphs(text, fmt::format("Ordonnance numérique n° {}, écrite le {}.", prescription.number(),
                                  FrenchDay(ToTime(prescription.written()))));
  for (const rx::Line& line : prescription.lines()) AddNarrative(text, line);
  for (const rx::Line& line : prescription.lines()) AddLine(section, prescription, line, now);
  TRY(AddPdfCopy(writer, body, prescription.number()));
  return writer.Xml();
}

}  // namespace parcours::documents
