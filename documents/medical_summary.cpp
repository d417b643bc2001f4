#include "documents/medical_summary.h"

#include <fmt/format.h>

#include "documents/cda/body.h"
#include "documents/cda/times.h"

namespace parcours::documents {
namespace {

using xml::Node;

Model SummaryModel() {
  return {.templates = {{"2.16.840.1.113883.10.22.1.1"}, {"1.2.250.1.213.1.1.1.51", "2024.01"}},
          .type = Loinc("60591-5", "Synthèse médicale"),
          .title = "Synthèse médicale"};
}

void AddProblems(const Node& body, const Context& context, const MedicalSummary& summary) {
  const Node section = AddSection(
      body,
      {.templates = {{"2.16.840.1.113883.10.20.1.11"}, {"1.3.6.1.4.1.19376.1.5.3.1.3.6"}, {"1.2.250.1.213.1.1.2.132"}},
       .code = Loinc("11450-4", "Liste des problèmes actifs"),
       .title = "Problèmes actifs"},
      context.id, "problemes");
  const auto name = [](std::size_t i) { return fmt::format("probleme-{}", i + 1); };
  const Node text = section.Add("text");
  for (std::size_t i = 0; i < summary.problems.size(); ++i) {
    AddFacts(text, "",
             {{"Problème", summary.problems[i].name, name(i)}, {"Depuis le", FrenchDay(summary.problems[i].since)}});
  }
  for (std::size_t i = 0; i < summary.problems.size(); ++i)
    AddProblem(section, summary.problems[i], name(i), context.id + "." + name(i));
}

void AddWordsOnly(const Node& body, const Context& context, const SectionModel& model, std::string_view id,
                  const std::string& words, std::string_view none) {
  AddParagraphs(AddSection(body, model, context.id, id).Add("text"), words.empty() ? none : words);
}

}  // namespace

std::string WriteMedicalSummary(const Context& context, const MedicalSummary& summary) {
  const xml::Writer writer = WriteHeader(context, SummaryModel());
  const Node body = AddStructuredBody(writer);
  AddProblems(body, context, summary);
  AddWordsOnly(body, context,
               {.templates = {{"2.16.840.1.113883.10.20.1.12"}, {"1.3.6.1.4.1.19376.1.5.3.1.3.11"}},
                .code = Loinc("47519-4", "Historique des actes"),
                .title = "Historique des actes"},
               "actes", summary.surgery, "Aucun acte connu.");
  AddAllergyList(AddSection(body,
                            {.templates = {{"2.16.840.1.113883.10.20.1.2"},
                                           {"1.3.6.1.4.1.19376.1.5.3.1.3.13"},
                                           {"1.2.250.1.213.1.1.2.137"}},
                             .code = Loinc("48765-2", "Allergies et hypersensibilités"),
                             .title = "Allergies et hypersensibilités"},
                            context.id, "allergies"),
                 summary.allergies, context.id);
  AddTreatmentList(AddSection(body,
                              {.templates = {{"2.16.840.1.113883.10.20.1.8"},
                                             {"1.3.6.1.4.1.19376.1.5.3.1.3.19"},
                                             {"1.2.250.1.213.1.1.2.143"}},
                               .code = Loinc("10160-0", "Historique de la prise médicamenteuse"),
                               .title = "Traitements"},
                              context.id, "traitements"),
                   summary.treatments, context.id);
  AddWordsOnly(
      body, context,
      {.templates = {{"2.16.840.1.11383.10.20.1.7"}, {"1.3.6.1.4.1.19376.1.5.3.1.1.5.3.5"}, {"1.2.250.1.213.1.1.2.1"}},
       .code = Loinc("46264-8", "Dispositifs médicaux"),
       .title = "Dispositifs médicaux"},
      "dispositifs", summary.devices, "Aucun dispositif connu.");
  if (summary.vigilance.empty()) return writer.Xml();
  AddWordsOnly(body, context,
               {.templates = {{"1.2.250.1.213.1.1.2.245"}},
                .code = Loinc("44944-7", "Autres alertes"),
                .title = "Points de vigilance"},
               "vigilance", summary.vigilance, "");
  return writer.Xml();
}

}  // namespace parcours::documents
