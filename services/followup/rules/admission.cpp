#include "services/followup/rules/admission.h"

#include <algorithm>
#include <initializer_list>

#include "parcours/common/v1/reason.pb.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {
namespace {

using State = v1::AdmissionRequestState;
using Event = AdmissionEvent;

constexpr State kSent = v1::ADMISSION_REQUEST_STATE_SENT;
constexpr State kRead = v1::ADMISSION_REQUEST_STATE_READ;
constexpr State kAsked = v1::ADMISSION_REQUEST_STATE_MORE_INFORMATION;
constexpr State kWaiting = v1::ADMISSION_REQUEST_STATE_WAITING_LIST;
constexpr State kAgreed = v1::ADMISSION_REQUEST_STATE_AGREED;
constexpr State kRefused = v1::ADMISSION_REQUEST_STATE_REFUSED;
constexpr State kConfirmed = v1::ADMISSION_REQUEST_STATE_REFUSAL_CONFIRMED;
constexpr State kRetained = v1::ADMISSION_REQUEST_STATE_RETAINED;
constexpr State kAdmitted = v1::ADMISSION_REQUEST_STATE_ADMITTED;
constexpr State kDischarged = v1::ADMISSION_REQUEST_STATE_DISCHARGED;
constexpr State kCancelled = v1::ADMISSION_REQUEST_STATE_CANCELLED;

bool Among(State state, std::initializer_list<State> states) {
  return std::find(states.begin(), states.end(), state) != states.end();
}

// Where an event leads; UNSPECIFIED where it does not happen.
State Next(State state, Event event) {
  const auto when = [](bool possible, State next) { return possible ? next : v1::ADMISSION_REQUEST_STATE_UNSPECIFIED; };
  switch (event) {
    case Event::kRead:
      return when(state == kSent, kRead);
    case Event::kAgree:
      return when(IsOpen(state), kAgreed);
    case Event::kRefuse:
      return when(IsOpen(state), kRefused);
    case Event::kWait:
      return when(IsOpen(state), kWaiting);
    case Event::kAsk:
      return when(IsOpen(state), kAsked);
    case Event::kSupply:
      return when(state == kAsked, kSent);
    case Event::kConfirmRefusal:
      return when(state == kRefused, kConfirmed);
    case Event::kRetain:
      return when(state == kAgreed, kRetained);
    case Event::kAdmit:
      return when(state == kRetained, kAdmitted);
    case Event::kDischarge:
      return when(state == kAdmitted, kDischarged);
    case Event::kCancel:
      return when(IsOpen(state), kCancelled);
  }
  return v1::ADMISSION_REQUEST_STATE_UNSPECIFIED;
}

bool IsAdmittedElsewhere(const v1::AdmissionRequest& request) {
  return request.state() == kCancelled && request.cancel_reason() == v1::ORIENTATION_CANCEL_REASON_ADMITTED_ELSEWHERE;
}

}  // namespace

core::Result<State> StateAfter(const v1::AdmissionRequest& request, Event event) {
  const State next = Next(request.state(), event);
  if (next != v1::ADMISSION_REQUEST_STATE_UNSPECIFIED) return next;
  if (IsAdmittedElsewhere(request)) {
    return core::Refuse(Refused(common::v1::REASON_REFERRAL_ADMITTED_ELSEWHERE, rules::kOneAdmits));
  }
  return core::Refuse(Refused(common::v1::REASON_REFERRAL_STATE_NOT_ALLOWED, rules::kAdmissionOrder));
}

core::Result<Event> EventOfAnswer(State answer, const std::string& proposed_date, v1::AdmissionRefusalReason reason,
                                  const std::string& text) {
  const auto missing = [](const char* field, const char* what) {
    return core::Refuse(
        RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kAnswerContent, {{.field = field, .description = what}}));
  };
  if (answer == kAgreed) {
    if (proposed_date.empty()) return missing("proposed_date", "is required for an agreement");
    return Event::kAgree;
  }
  if (answer == kRefused) {
    if (reason == v1::ADMISSION_REFUSAL_REASON_UNSPECIFIED) return missing("refusal_reason", "is required to refuse");
    return Event::kRefuse;
  }
  if (answer == kWaiting) return Event::kWait;
  if (answer != kAsked) return missing("answer", "is AGREED, REFUSED, WAITING_LIST or MORE_INFORMATION");
  if (text.empty()) return missing("text", "is required: what do you ask?");
  return Event::kAsk;
}

bool IsOpen(State state) {
  return Among(state, {kSent, kRead, kAsked, kWaiting, kAgreed, kRefused, kRetained});
}

core::Result<void> CheckReadable(const v1::AdmissionRequest& request) {
  if (IsAdmittedElsewhere(request)) {
    return core::Refuse(Refused(common::v1::REASON_REFERRAL_ADMITTED_ELSEWHERE, rules::kOneAdmits));
  }
  if (request.state() != kCancelled) return {};
  return core::Refuse(Refused(common::v1::REASON_REFERRAL_STATE_NOT_ALLOWED, rules::kCancelledUnread));
}

core::Result<void> CheckCancelReason(v1::OrientationCancelReason reason) {
  if (reason != v1::ORIENTATION_CANCEL_REASON_ADMITTED_ELSEWHERE) return {};
  return core::Refuse(RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kOneAdmits,
                                {{.field = "reason", .description = "comes by itself, when another unit admits"}}));
}

}  // namespace parcours::followup
