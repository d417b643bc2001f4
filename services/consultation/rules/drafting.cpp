#include "services/consultation/rules/drafting.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/consultation/rules/hearing.h"
#include "services/consultation/rules/marking.h"
#include "services/consultation/rules/rule.h"
#include "services/consultation/rules/words.h"

namespace parcours::consultation {
namespace {

// The first cue that a line has decides; the order is that of the rules.
constexpr std::array<std::pair<std::string_view, v1::Section>, 48> kCues = {
    {{"conclusion", v1::SECTION_CONCLUSION},
     {"au total", v1::SECTION_CONCLUSION},
     {"diagnostic", v1::SECTION_CONCLUSION},
     {"en faveur de", v1::SECTION_CONCLUSION},
     {"evoque", v1::SECTION_CONCLUSION},
     {"revoir", v1::SECTION_PLAN},
     {"on va", v1::SECTION_PLAN},
     {"prescri", v1::SECTION_PLAN},
     {"je demande", v1::SECTION_PLAN},
     {"controle dans", v1::SECTION_PLAN},
     {"rendez vous", v1::SECTION_PLAN},
     {"on augmente", v1::SECTION_PLAN},
     {"on arrete", v1::SECTION_PLAN},
     {"on continue", v1::SECTION_PLAN},
     {"adresse", v1::SECTION_PLAN},
     {"motif", v1::SECTION_REASON},
     {"vient pour", v1::SECTION_REASON},
     {"viens pour", v1::SECTION_REASON},
     {"consulte pour", v1::SECTION_REASON},
     {"je viens", v1::SECTION_REASON},
     {"antecedent", v1::SECTION_HISTORY},
     {"allerg", v1::SECTION_HISTORY},
     {"infarctus", v1::SECTION_HISTORY},
     {"opere", v1::SECTION_HISTORY},
     {"diabete", v1::SECTION_HISTORY},
     {"fume", v1::SECTION_HISTORY},
     {"mon pere", v1::SECTION_HISTORY},
     {"ma mere", v1::SECTION_HISTORY},
     {"mon frere", v1::SECTION_HISTORY},
     {"ma soeur", v1::SECTION_HISTORY},
     {"tension", v1::SECTION_EXAMINATION},
     {"pouls", v1::SECTION_EXAMINATION},
     {"auscultation", v1::SECTION_EXAMINATION},
     {"poids", v1::SECTION_EXAMINATION},
     {"saturation", v1::SECTION_EXAMINATION},
     {"oedeme", v1::SECTION_EXAMINATION},
     {"palpation", v1::SECTION_EXAMINATION},
     {"examen", v1::SECTION_EXAMINATION},
     {"electrocardiogramme", v1::SECTION_EXAMINATION},
     {"traitement", v1::SECTION_TREATMENT},
     {"comprime", v1::SECTION_TREATMENT},
     {"je prends", v1::SECTION_TREATMENT},
     {"prend du", v1::SECTION_TREATMENT},
     {"prend de", v1::SECTION_TREATMENT},
     {"mal a", v1::SECTION_REASON},
     {"mal au", v1::SECTION_REASON},
     {"douleur", v1::SECTION_REASON},
     {"essouffle", v1::SECTION_REASON}}};
constexpr std::array<std::string_view, 5> kFillers = {"euh, ", "alors, ", "bon, ", "donc, ", "voilà, "};
constexpr std::string_view kInvented = "Auscultation pulmonaire claire, mollets souples.";

bool BeginsWith(std::string_view text, std::string_view filler) {
  if (text.size() < filler.size()) return false;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(filler.begin(), filler.end(), text.begin(), [&](char a, char b) { return a == lower(b); });
}

std::string Cleaned(std::string text) {
  for (const std::string_view filler : kFillers) {
    if (BeginsWith(text, filler)) text.erase(0, filler.size());
  }
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  while (!text.empty() && (text.back() == ' ' || text.back() == '.')) text.pop_back();
  return text;
}

std::string Worded(const v1::NoteLine& line) {
  const std::string text = Cleaned(line.text());
  if (line.speaker() == v1::SPEAKER_PATIENT) return "Le patient dit : « " + text + " ».";
  if (line.speaker() == v1::SPEAKER_COMPANION) return "L'accompagnant dit : « " + text + " ».";
  return text + ".";
}

void AddPassage(v1::Report& report, v1::Section section, std::string text) {
  v1::Passage& passage = *report.add_passages();
  passage.set_section(section);
  passage.set_text(std::move(text));
  passage.set_origin(v1::PASSAGE_ORIGIN_STAND_IN);
}

// Sections in their order; within one, the order of the notes.
void Arrange(v1::Report& report) {
  auto& passages = *report.mutable_passages();
  std::stable_sort(
      passages.pointer_begin(), passages.pointer_end(),
      [](const v1::Passage* left, const v1::Passage* right) { return left->section() < right->section(); });
  for (int i = 0; i < passages.size(); ++i) passages[i].set_id(fmt::format("p{}", i + 1));
}

}  // namespace

v1::Section SectionOf(const v1::NoteLine& line) {
  const std::string folded = Folded(line.text());
  for (const auto& [cue, section] : kCues) {
    if (folded.find(" " + std::string(cue)) != std::string::npos) return section;
  }
  return DosesOf(line.text()).empty() ? v1::SECTION_UNSPECIFIED : v1::SECTION_TREATMENT;
}

core::Result<v1::Report> Draft(const v1::Consultation& consultation, const std::vector<v1::DraftMistake>& mistakes,
                               std::uint32_t version) {
  if (consultation.notes().empty()) {
    return core::Refuse(RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kStandIn,
                                  {{.field = "consultation_id", .description = "has no notes to draft from"}}));
  }
  v1::Report report;
  report.set_version(version);
  report.set_status(v1::REPORT_STATUS_DRAFT);
  report.set_by_stand_in(true);
  for (const v1::NoteLine& line : TRY(Hear(consultation.notes(), mistakes))) {
    const v1::Section section = SectionOf(line);
    if (section == v1::SECTION_UNSPECIFIED) {
      report.add_unused_lines(line.number());
      continue;
    }
    AddPassage(report, section, Worded(line));
    report.mutable_passages(report.passages_size() - 1)->add_lines(line.number());
  }
  if (std::find(mistakes.begin(), mistakes.end(), v1::DRAFT_MISTAKE_INVENTED) != mistakes.end()) {
    AddPassage(report, v1::SECTION_EXAMINATION, std::string(kInvented));
  }
  Arrange(report);
  Mark(report);
  return report;
}

}  // namespace parcours::consultation
