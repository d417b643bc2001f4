#include "documents/laboratory_report.h"

#include <fmt/format.h>

#include "documents/cda/body.h"
#include "documents/cda/times.h"

namespace parcours::documents {
namespace {

using xml::Node;

constexpr std::string_view kInterpretations = "2.16.840.1.113883.5.83";

Model ModelOf(const LaboratoryReport& report) {
  return {.templates = {{"1.3.6.1.4.1.19376.1.3.3"}, {"1.2.250.1.213.1.1.1.55"}},
          .type = Loinc("11502-2", "CR d'examens biologiques"),
          .title = "Compte rendu d'examens biologiques",
          .act = report.discipline,
          .encounter = Coded{"AMB", "Ambulatoire (hors établissement)", std::string(kActCode)},
          .responsible = true,
          .performer_template = "1.3.6.1.4.1.19376.1.3.3.1.7",
          .prescriber = report.prescriber,
          .prescribed = report.prescribed,
          .prescriber_template = "1.3.6.1.4.1.19376.1.3.3.1.6"};
}

Coded CodeOf(Interpretation interpretation) {
  switch (interpretation) {
    case Interpretation::kLow:
      return {"L", "Anormalement bas", std::string(kInterpretations)};
    case Interpretation::kHigh:
      return {"H", "Anormalement élevé", std::string(kInterpretations)};
    case Interpretation::kNormal:
      break;
  }
  return {"N", "Normal", std::string(kInterpretations)};
}

std::string InFrench(std::string number) {
  for (char& c : number) {
    if (c == '.') c = ',';
  }
  return number;
}

std::string RangeOf(const LaboratoryResult& result) {
  if (result.low.empty() && result.high.empty()) return "";
  if (result.low.empty()) return "≤ " + InFrench(result.high);
  if (result.high.empty()) return "≥ " + InFrench(result.low);
  return fmt::format("{} à {}", InFrench(result.low), InFrench(result.high));
}

std::string NameOf(std::size_t index) {
  return fmt::format("resultat-{}", index + 1);
}

void AddNarrative(const Node& text, const LaboratoryReport& report) {
  AddParagraphs(text, "Prélèvement du " + FrenchDay(report.sampled));
  const Node table = text.Add("table").Set("border", "0");
  const Node head = table.Add("thead").Add("tr");
  for (const char* column : {"Analyse", "Résultat", "Unité", "Valeurs de référence", "Interprétation"})
    head.Add("th").Text(column);
  const Node rows = table.Add("tbody");
  for (std::size_t i = 0; i < report.results.size(); ++i) {
    const LaboratoryResult& result = report.results[i];
    const Node row = rows.Add("tr");
    row.Add("td").Add("content").Set("ID", NameOf(i)).Text(result.name);
    const Node value = row.Add("td");
    const Node shown =
        result.interpretation == Interpretation::kNormal ? value : value.Add("content").Set("styleCode", "Bold");
    shown.Text(InFrench(result.value));
    row.Add("td").Text(result.unit);
    row.Add("td").Text(RangeOf(result));
    row.Add("td").Text(CodeOf(result.interpretation).display);
  }
  AddParagraphs(text, report.comment);
}

void AddBound(const Node& interval, std::string_view name, const std::string& value, const std::string& unit) {
  if (!value.empty()) interval.Add(name).Set("value", value).Set("unit", unit);
}

void AddRange(const Node& observation, const LaboratoryResult& result) {
  if (result.low.empty() && result.high.empty()) return;
  const Node range = observation.Add("referenceRange").Set("typeCode", "REFV").Add("observationRange");
  range.Set("classCode", "OBS").Set("moodCode", "EVN.CRT");
  const Node interval = range.Add("value").Set("xsi:type", "IVL_PQ");
  AddBound(interval, "low", result.low, result.unit);
  AddBound(interval, "high", result.high, result.unit);
  AddCode(range, "interpretationCode", CodeOf(Interpretation::kNormal));
}

void AddResult(const Node& act, const LaboratoryResult& result, std::size_t index, core::Time sampled) {
  const Node observation = act.Add("entryRelationship").Set("typeCode", "COMP").Add("observation");
  observation.Set("classCode", "OBS").Set("moodCode", "EVN");
  AddTemplates(observation, {{"1.3.6.1.4.1.19376.1.3.1.6"}, {"1.2.250.1.213.1.1.3.80"}});
  AddCode(observation, "code", result.analysis).Add("originalText").Add("reference").Set("value", "#" + NameOf(index));
  observation.Add("statusCode").Set("code", "completed");
  observation.Add("effectiveTime").Set("value", FormatTs(sampled));
  observation.Add("value").Set("xsi:type", "PQ").Set("value", result.value).Set("unit", result.unit);
  AddCode(observation, "interpretationCode", CodeOf(result.interpretation));
  AddRange(observation, result);
}

}  // namespace

core::Result<std::string> WriteLaboratoryReport(const Context& context, const LaboratoryReport& report) {
  const xml::Writer writer = WriteHeader(context, ModelOf(report));
  const Node body = AddStructuredBody(writer);
  const Node chapter = AddSection(body,
                                  {.templates = {{"1.3.6.1.4.1.19376.1.3.3.2.1"}, {"1.2.250.1.213.1.1.2.70"}},
                                   .code = report.discipline,
                                   .title = report.discipline.display},
                                  context.id, "chapitre");
  const Node section = AddSection(chapter,
                                  {.templates = {{"1.3.6.1.4.1.19376.1.3.3.2.2"}, {"1.2.250.1.213.1.1.2.71"}},
                                   .code = report.discipline,
                                   .title = "Résultats"},
                                  context.id, "resultats");
  AddNarrative(section.Add("text"), report);
  const Node entry = section.Add("entry").Set("typeCode", "DRIV");
  AddTemplates(entry, {{"1.3.6.1.4.1.19376.1.3.1"}, {"1.2.250.1.213.1.1.3.21"}});
  const Node act = entry.Add("act").Set("classCode", "ACT").Set("moodCode", "EVN");
  AddCode(act, "code", report.discipline);
  act.Add("statusCode").Set("code", "completed");
  for (std::size_t i = 0; i < report.results.size(); ++i) AddResult(act, report.results[i], i, report.sampled);
  TRY(AddPdfCopy(writer, body, context.id));
  return writer.Xml();
}

}  // namespace parcours::documents
