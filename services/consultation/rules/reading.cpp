#include "services/consultation/rules/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "parcours/common/v1/reason.pb.h"
#include "services/consultation/rules/rule.h"

namespace parcours::consultation {
namespace {

std::optional<int> FindPassage(const v1::Report& report, const std::string& id) {
  for (int i = 0; i < report.passages_size(); ++i) {
    if (report.passages(i).id() == id) return i;
  }
  return std::nullopt;
}

void Settle(v1::Report& report) {
  const bool read = !report.passages().empty() && std::all_of(report.passages().begin(), report.passages().end(),
                                                              [](const v1::Passage& one) { return one.confirmed(); });
  report.set_status(read ? v1::REPORT_STATUS_READ : v1::REPORT_STATUS_DRAFT);
}

void Change(v1::Report& report) {
  report.set_version(report.version() + 1);
  Settle(report);
}

void Unconfirm(v1::Report& report) {
  for (v1::Passage& passage : *report.mutable_passages()) passage.set_confirmed(false);
}

// A number that no passage has.
int NextNumber(const v1::Report& report) {
  int last = 0;
  for (const v1::Passage& one : report.passages()) last = std::max(last, std::stoi(one.id().substr(1)));
  return last + 1;
}

}  // namespace

core::Result<void> CheckTool(const v1::Consultation& consultation) {
  switch (consultation.ai_information()) {
    case v1::AI_INFORMATION_INFORMED:
      return {};
    case v1::AI_INFORMATION_OBJECTED:
      return core::Refuse(Refused(common::v1::REASON_PATIENT_OPPOSES, rules::kObjection));
    case v1::AI_INFORMATION_UNSPECIFIED:
    case v1::AiInformation_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::AiInformation_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return core::Refuse(Refused(common::v1::REASON_CONSENT_MISSING, rules::kInformed));
}

core::Result<void> CheckNotSigned(const v1::Consultation& consultation) {
  if (consultation.report().status() != v1::REPORT_STATUS_SIGNED) return {};
  return core::Refuse(Refused(common::v1::REASON_REPORT_ALREADY_SIGNED, rules::kSignedOnce));
}

core::Result<void> CheckVersion(const v1::Consultation& consultation, std::uint32_t version) {
  if (!consultation.has_report()) return core::Refuse(common::v1::REASON_NOT_FOUND, "report");
  TRY(CheckNotSigned(consultation));
  const std::uint32_t current = consultation.report().version();
  if (current == version) return {};
  return core::Refuse(
      Refused(common::v1::REASON_DRAFT_CHANGED, rules::kOneVersion, {{"version", std::to_string(current)}}));
}

core::Result<void> CheckRead(const v1::Report& report) {
  if (report.status() == v1::REPORT_STATUS_READ) return {};
  const auto left = std::count_if(report.passages().begin(), report.passages().end(),
                                  [](const v1::Passage& one) { return !one.confirmed(); });
  return core::Refuse(Refused(common::v1::REASON_DRAFT_NOT_READ, rules::kRead, {{"left", std::to_string(left)}}));
}

core::Result<void> CheckSigned(const v1::Consultation& consultation) {
  if (!consultation.has_report()) return core::Refuse(common::v1::REASON_NOT_FOUND, "report");
  if (consultation.report().status() == v1::REPORT_STATUS_SIGNED) return {};
  return core::Refuse(Refused(common::v1::REASON_DRAFT_NOT_READ, rules::kOnlySigned));
}

core::Result<void> Confirm(v1::Report& report, const google::protobuf::RepeatedPtrField<std::string>& passages) {
  for (const std::string& id : passages) {
    const auto at = FindPassage(report, id);
    if (!at) return core::Refuse(common::v1::REASON_NOT_FOUND, "passage");
    report.mutable_passages(*at)->set_confirmed(true);
  }
  Settle(report);
  return {};
}

core::Result<void> Correct(v1::Report& report, const std::string& passage, const std::string& text,
                           Corrector corrector) {
  const auto at = FindPassage(report, passage);
  if (!at) return core::Refuse(common::v1::REASON_NOT_FOUND, "passage");
  if (text.empty()) {
    report.mutable_passages()->DeleteSubrange(*at, 1);
    // What is no longer there cannot be confirmed: the doctor reads the whole again.
    if (corrector == Corrector::kOther) Unconfirm(report);
  } else {
    v1::Passage& corrected = *report.mutable_passages(*at);
    corrected.set_text(text);
    corrected.set_origin(v1::PASSAGE_ORIGIN_PERSON);
    corrected.clear_mark();
    corrected.set_confirmed(corrector == Corrector::kDoctor);
  }
  Change(report);
  return {};
}

void Write(v1::Report& report, const google::protobuf::RepeatedPtrField<v1::WrittenPassage>& passages) {
  int number = NextNumber(report);
  for (const v1::WrittenPassage& written : passages) {
    v1::Passage& passage = *report.add_passages();
    passage.set_id(fmt::format("p{}", number++));
    passage.set_section(written.section());
    passage.set_text(written.text());
    passage.set_origin(v1::PASSAGE_ORIGIN_PERSON);
    passage.set_confirmed(true);
  }
  auto& all = *report.mutable_passages();
  std::stable_sort(all.pointer_begin(), all.pointer_end(), [](const v1::Passage* left, const v1::Passage* right) {
    return left->section() < right->section();
  });
  Change(report);
}

void TakeUp(v1::Report& report) {
  Unconfirm(report);
  report.clear_signed_();
  report.set_sent(false);
  Change(report);
}

}  // namespace parcours::consultation
