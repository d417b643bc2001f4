#include "documents/discharge_letter.h"

#include <fmt/format.h>

#include "documents/cda/body.h"
#include "documents/cda/times.h"

namespace parcours::documents {
namespace {

using xml::Node;

Model LetterModel() {
  return {.templates = {{"1.2.250.1.213.1.1.1.29", "2022.01"}},
          .type = Loinc("11490-0", "Lettre de liaison à la sortie d'un établissement de soins"),
          .title = "Lettre de liaison à la sortie",
          .act = Coded{"IMP", "Hospitalisation (établissement, y compris HAD)", std::string(kActCode), "HL7:ActCode"},
          .encounter =
              Coded{"IMP", "Hospitalisation (établissement, y compris HAD)", std::string(kActCode), "HL7:ActCode"}};
}

// "Statut du document": a letter that is given to the patient is finished.
void AddStatus(const Node& body, const Context& context) {
  const Node section = AddSection(body,
                                  {.templates = {{"1.2.250.1.213.1.1.2.35"}, {"1.2.250.1.213.1.1.2.35.1"}},
                                   .code = Loinc("33557-0", "Etat d'achèvement"),
                                   .title = "Statut du document"},
                                  context.id, "statut");
  AddFacts(section.Add("text"), "", {{"Statut du document", "Approuvé", "statut"}});
  const Node status =
      AddSimpleObservation(section.Add("entry"), {{"1.2.250.1.213.1.1.3.48.16"}, {"1.2.250.1.213.1.1.3.48.16.1"}},
                           {std::string(kAssigner), context.id + ".statut.1"}, TaAsip("GEN-065", "Statut du document"),
                           "statut", context.created);
  AddCode(status, "value", {"9571008", "approuvé", std::string(kSnomedCt), "SNOMED CT"}).Set("xsi:type", "CD");
}

void AddReason(const Node& body, const Context& context, const DischargeLetter& letter) {
  const Node section = AddSection(body,
                                  {.templates = {{"1.3.6.1.4.1.19376.1.5.3.1.3.1"}, {"1.2.250.1.213.1.1.2.127"}},
                                   .code = Loinc("42349-1", "Raison de la recommandation"),
                                   .title = "Motif de l'hospitalisation"},
                                  context.id, "motif");
  AddParagraphs(section.Add("text"), letter.reason);
}

void AddSummary(const Node& body, const Context& context, const DischargeLetter& letter) {
  const Node section = AddSection(body,
                                  {.templates = {{"1.3.6.1.4.1.19376.1.5.3.1.1.21.2.9"},
                                                 {"1.3.6.1.4.1.19376.1.7.3.1.1.13.7"},
                                                 {"1.2.250.1.213.1.1.2.163"},
                                                 {"1.2.250.1.213.1.1.2.163.1"}},
                                   .code = Loinc("42545-4", "Evènements observés"),
                                   .title = "Synthèse médicale du séjour"},
                                  context.id, "synthese");
  AddFacts(section.Add("text"), "",
           {{"Séjour", fmt::format("du {} au {}", FrenchDay(context.act_start), FrenchDay(context.act_end))},
            {"Synthèse médicale", letter.summary, "synthese"},
            {"État à la sortie", letter.state}});
  const Node summary = AddSimpleObservation(section.Add("entry"), {{"1.2.250.1.213.1.1.3.48.9"}},
                                            {std::string(kAssigner), context.id + ".synthese.1"},
                                            TaAsip("MED-142", "Synthèse médicale"), "synthese", context.act_end);
  summary.Add("value").Set("xsi:type", "ST").Text(letter.summary);
}

void AddTreatments(const Node& body, const Context& context, const DischargeLetter& letter) {
  if (letter.treatments.empty()) return;
  const Node section = AddSection(body,
                                  {.templates = {{"1.3.6.1.4.1.19376.1.5.3.1.3.22"}, {"1.2.250.1.213.1.1.2.146"}},
                                   .code = Loinc("10183-2", "Traitements à la sortie"),
                                   .title = "Traitements à la sortie"},
                                  context.id, "traitements");
  AddTreatmentList(section, letter.treatments, context.id);
}

void AddPending(const Node& body, const Context& context, const DischargeLetter& letter) {
  const Node section = AddSection(body,
                                  {.templates = {{"1.3.6.1.4.1.19376.1.5.3.1.3.27"}, {"1.2.250.1.213.1.1.2.150"}},
                                   .code = Loinc("30954-2", "Résultats d'examens"),
                                   .title = "Résultats d'examens et autres informations attendus"},
                                  context.id, "attendus");
  AddParagraphs(section.Add("text"), letter.pending.empty() ? "Aucun résultat n'est attendu." : letter.pending);
}

void AddFollowUp(const Node& body, const Context& context, const DischargeLetter& letter) {
  const Node section = AddSection(
      body,
      {.templates = {{"2.16.840.1.113883.10.20.1.10"}, {"1.3.6.1.4.1.19376.1.5.3.1.3.31"}, {"1.2.250.1.213.1.1.2.154"}},
       .code = Loinc("18776-5", "Plan de soins"),
       .title = "Suites à donner"},
      context.id, "suites");
  AddParagraphs(section.Add("text"), letter.follow_up);
}

void AddAllergies(const Node& body, const Context& context, const DischargeLetter& letter) {
  const Node section = AddSection(
      body,
      {.templates = {{"2.16.840.1.113883.10.20.1.2"}, {"1.3.6.1.4.1.19376.1.5.3.1.3.13"}, {"1.2.250.1.213.1.1.2.137"}},
       .code = Loinc("48765-2", "Allergies et hypersensibilités"),
       .title = "Allergies"},
      context.id, "allergies");
  AddAllergyList(section, letter.allergies, context.id);
}

}  // namespace

std::string WriteDischargeLetter(const Context& context, const DischargeLetter& letter) {
  const xml::Writer writer = WriteHeader(context, LetterModel());
  const Node body = AddStructuredBody(writer);
  AddStatus(body, context);
  AddReason(body, context, letter);
  AddSummary(body, context, letter);
  AddTreatments(body, context, letter);
  AddPending(body, context, letter);
  AddFollowUp(body, context, letter);
  AddAllergies(body, context, letter);
  return writer.Xml();
}

}  // namespace parcours::documents
