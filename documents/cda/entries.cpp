#include "documents/cda/entries.h"

#include <fmt/format.h>

#include "documents/cda/body.h"
#include "documents/cda/times.h"
#include "documents/drug.h"

namespace parcours::documents {
namespace {

using xml::Node;

void AddOriginal(const Node& value, std::string_view reference) {
  value.Add("originalText").Add("reference").Set("value", "#" + std::string(reference));
}

// The act that holds a problem or an allergy as one of a list.
Node AddConcern(const Node& section, const std::vector<TemplateId>& templates, const std::string& id,
                const std::optional<core::Time>& since) {
  Node act = section.Add("entry").Add("act").Set("classCode", "ACT").Set("moodCode", "EVN");
  AddTemplates(act, {{"2.16.840.1.113883.10.20.1.27"}, {"1.3.6.1.4.1.19376.1.5.3.1.4.5.1"}});
  AddTemplates(act, templates);
  AddId(act, {std::string(kAssigner), id});
  act.Add("code").Set("nullFlavor", "NA");
  act.Add("statusCode").Set("code", "active");
  const Node low = act.Add("effectiveTime").Add("low");
  since ? low.Set("value", FormatTsDay(*since)) : low.Set("nullFlavor", "UNK");
  return act;
}

Node AddObservation(const Node& concern, const std::vector<TemplateId>& templates, const std::string& id,
                    const Coded& code, std::string_view reference, const std::optional<core::Time>& since) {
  const Node relation = concern.Add("entryRelationship").Set("typeCode", "SUBJ").Set("inversionInd", "false");
  Node observation = relation.Add("observation").Set("classCode", "OBS").Set("moodCode", "EVN");
  observation.Set("negationInd", "false");
  AddTemplates(observation, templates);
  AddId(observation, {std::string(kAssigner), id + ".1"});
  AddCode(observation, "code", code);
  AddReference(observation, reference);
  observation.Add("statusCode").Set("code", "completed");
  const Node low = observation.Add("effectiveTime").Add("low");
  since ? low.Set("value", FormatTsDay(*since)) : low.Set("nullFlavor", "UNK");
  return observation;
}

Coded Snomed(std::string code, std::string display) {
  return {std::move(code), std::move(display), std::string(kSnomedCt), "SNOMED CT"};
}

}  // namespace

void AddProblem(const xml::Node& section, const Problem& problem, std::string_view reference, const std::string& id) {
  const Node concern =
      AddConcern(section, {{"1.3.6.1.4.1.19376.1.5.3.1.4.5.2"}, {"1.2.250.1.213.1.1.3.39"}}, id, problem.since);
  const Node observation = AddObservation(
      concern, {{"2.16.840.1.113883.10.20.1.28"}, {"1.3.6.1.4.1.19376.1.5.3.1.4.5"}, {"1.2.250.1.213.1.1.3.37"}}, id,
      Snomed("282291009", "interprétation diagnostique"), reference, problem.since);
  const Node value = problem.code ? AddCode(observation, "value", *problem.code) : observation.Add("value");
  value.Set("xsi:type", "CD");
  AddOriginal(value, reference);
}

void AddAllergy(const xml::Node& section, const Allergy& allergy, std::string_view reference, const std::string& id) {
  const Node concern =
      AddConcern(section, {{"1.3.6.1.4.1.19376.1.5.3.1.4.5.3"}, {"1.2.250.1.213.1.1.3.40"}}, id, std::nullopt);
  const bool none = allergy.agent.empty();
  const Node observation = AddObservation(
      concern,
      {{"2.16.840.1.113883.10.20.1.18"},
       {"2.16.840.1.113883.10.20.1.28"},
       {"1.3.6.1.4.1.19376.1.5.3.1.4.5"},
       {"1.3.6.1.4.1.19376.1.5.3.1.4.6"},
       {"1.2.250.1.213.1.1.3.41"}},
      id,
      none ? Snomed("420134006", "propension aux effets indésirables") : Snomed("416098002", "allergie médicamenteuse"),
      reference, std::nullopt);
  const Coded no_allergy{"no-known-allergies", "Pas d'allergie/hypersensibilité connue", "2.16.840.1.113883.5.1150.1"};
  const Node value = none ? AddCode(observation, "value", no_allergy) : observation.Add("value");
  AddOriginal(value.Set("xsi:type", "CD"), reference);
  if (none) return;
  const Node entity = observation.Add("participant")
                          .Set("typeCode", "CSM")
                          .Add("participantRole")
                          .Set("classCode", "MANU")
                          .Add("playingEntity")
                          .Set("classCode", "MMAT");
  AddOriginal(entity.Add("code").Set("nullFlavor", "UNK"), reference);
  entity.Add("name").Text(allergy.agent);
}

void AddTreatment(const xml::Node& section, const Treatment& treatment, std::string_view reference,
                  const std::string& id) {
  const Node entry = section.Add("entry").Add("substanceAdministration");
  entry.Set("classCode", "SBADM").Set("moodCode", "EVN");
  AddTemplates(entry, {{"2.16.840.1.113883.10.20.1.24"},
                       {"1.3.6.1.4.1.19376.1.5.3.1.4.7"},
                       {"1.2.250.1.213.1.1.3.42"},
                       {"1.3.6.1.4.1.19376.1.5.3.1.4.7.1"}});
  AddId(entry, {std::string(kAssigner), id});
  AddCode(entry, "code", {"DRUG", "Médicament", std::string(kActCode), "HL7:ActCode"});
  AddReference(entry, reference);
  entry.Add("statusCode").Set("code", "completed");
  const Node interval = entry.Add("effectiveTime").Set("xsi:type", "IVL_TS");
  interval.Add("low").Set("value", FormatTsDay(treatment.since));
  interval.Add("high").Set("nullFlavor", "UNK");
  AddDrug(entry.Add("consumable"), treatment.drug, reference);
}

void AddAllergyList(const xml::Node& section, const std::vector<Allergy>& allergies, const std::string& document) {
  const std::vector<Allergy> none(1);
  const std::vector<Allergy>& listed = allergies.empty() ? none : allergies;
  const auto name = [](std::size_t i) { return fmt::format("allergie-{}", i + 1); };
  const Node text = section.Add("text");
  for (std::size_t i = 0; i < listed.size(); ++i) {
    const Allergy& one = listed[i];
    AddFacts(
        text, "",
        {{"Allergie", one.agent.empty() ? "Aucune allergie connue" : one.agent, name(i)}, {"Réaction", one.reaction}});
  }
  for (std::size_t i = 0; i < listed.size(); ++i) AddAllergy(section, listed[i], name(i), document + "." + name(i));
}

void AddTreatmentList(const xml::Node& section, const std::vector<Treatment>& treatments, const std::string& document) {
  const auto name = [](std::size_t i) { return fmt::format("traitement-{}", i + 1); };
  const Node text = section.Add("text");
  for (std::size_t i = 0; i < treatments.size(); ++i) {
    AddFacts(text, "",
             {{"Médicament", treatments[i].drug.name(), name(i)},
              {"Posologie", treatments[i].posology},
              {"Depuis le", FrenchDay(treatments[i].since)}});
  }
  for (std::size_t i = 0; i < treatments.size(); ++i)
    AddTreatment(section, treatments[i], name(i), document + "." + name(i));
}

}  // namespace parcours::documents
