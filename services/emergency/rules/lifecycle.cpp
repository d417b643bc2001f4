#include "services/emergency/rules/lifecycle.h"

#include <algorithm>
#include <stdexcept>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::emergency {
namespace {

constexpr v1::FileState kActive = v1::FILE_STATE_ACTIVE;
constexpr v1::FileState kCompleted = v1::FILE_STATE_COMPLETED;
constexpr v1::FileState kValidated = v1::FILE_STATE_VALIDATED;
constexpr v1::FileState kClosed = v1::FILE_STATE_CLOSED;
constexpr v1::FileState kFiled = v1::FILE_STATE_FILED;
constexpr v1::FileState kArchived = v1::FILE_STATE_ARCHIVED;

constexpr core::Reason kDone{};
constexpr core::Reason kNot = common::v1::REASON_FILE_STATE_NOT_ALLOWED;
constexpr core::Reason kOver = common::v1::REASON_FILE_CLOSED;

using E = FileEvent;

const FileTransition kTransitions[] = {
    {kActive, E::kCall, kActive, kDone, &rules::kCommunications},
    {kActive, E::kEdit, kActive, kDone, &rules::kEditable},
    {kActive, E::kDecision, kActive, kDone, &rules::kMedicalDecision},
    {kActive, E::kComplete, kCompleted, kDone, &rules::kCompleted},
    {kActive, E::kValidate, kActive, kNot, &rules::kStateOrder},
    {kCompleted, E::kCall, kActive, kDone, &rules::kCallReopens},
    {kCompleted, E::kEdit, kCompleted, kDone, &rules::kEditable},
    {kCompleted, E::kDecision, kActive, kDone, &rules::kDecisionReopens},
    {kCompleted, E::kComplete, kCompleted, kNot, &rules::kStateOrder},
    {kCompleted, E::kValidate, kValidated, kDone, &rules::kValidated},
    {kValidated, E::kCall, kActive, kDone, &rules::kCallReopens},
    {kValidated, E::kEdit, kValidated, kNot, &rules::kFrozen},
    {kValidated, E::kDecision, kActive, kDone, &rules::kDecisionReopens},
    {kValidated, E::kComplete, kValidated, kNot, &rules::kStateOrder},
    {kValidated, E::kValidate, kValidated, kNot, &rules::kStateOrder},
    {kClosed, E::kCall, kClosed, kOver, &rules::kClosed},
    {kClosed, E::kEdit, kClosed, kOver, &rules::kClosed},
    {kClosed, E::kDecision, kClosed, kOver, &rules::kClosed},
    {kClosed, E::kComplete, kClosed, kOver, &rules::kClosed},
    {kClosed, E::kValidate, kClosed, kOver, &rules::kClosed},
    {kFiled, E::kCall, kFiled, kOver, &rules::kClosed},
    {kFiled, E::kEdit, kFiled, kOver, &rules::kClosed},
    {kFiled, E::kDecision, kFiled, kOver, &rules::kClosed},
    {kFiled, E::kComplete, kFiled, kOver, &rules::kClosed},
    {kFiled, E::kValidate, kFiled, kOver, &rules::kClosed},
    {kArchived, E::kCall, kArchived, kOver, &rules::kClosed},
    {kArchived, E::kEdit, kArchived, kOver, &rules::kClosed},
    {kArchived, E::kDecision, kArchived, kOver, &rules::kClosed},
    {kArchived, E::kComplete, kArchived, kOver, &rules::kClosed},
    {kArchived, E::kValidate, kArchived, kOver, &rules::kClosed},
};

constexpr core::Duration kTimeToClose = std::chrono::hours(24);

// The same time of day, so many months later; the last day of a shorter month.
core::Time AfterMonths(core::Time time, std::chrono::months months) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  std::chrono::year_month_day date = std::chrono::year_month_day(day) + months;
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
  return std::chrono::sys_days(date) + (time - day);
}

}  // namespace

std::span<const FileTransition> FileTransitions() {
  return kTransitions;
}

const FileTransition& TransitionOf(v1::FileState state, FileEvent event) {
  const auto* found = std::find_if(std::begin(kTransitions), std::end(kTransitions),
                                   [&](const FileTransition& one) { return one.from == state && one.event == event; });
  if (found == std::end(kTransitions)) throw std::logic_error("no transition for the state of a file");
  return *found;
}

v1::FileState StateAt(v1::FileState kept, core::Time opened, core::Time now) {
  if (now >= AfterMonths(opened, std::chrono::months(24))) return v1::FILE_STATE_ARCHIVED;
  if (now >= AfterMonths(opened, std::chrono::months(3))) return v1::FILE_STATE_FILED;
  if (now - opened >= kTimeToClose) return v1::FILE_STATE_CLOSED;
  return kept;
}

}  // namespace parcours::emergency
