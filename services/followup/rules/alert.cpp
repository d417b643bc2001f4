#include "services/followup/rules/alert.h"

#include "parcours/common/v1/reason.pb.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {
namespace {

constexpr std::string_view kDoctor = "10";

core::Refusal Wrong(const Rule& rule, const char* field, const char* what) {
  return RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rule, {{.field = field, .description = what}});
}

core::Result<void> CheckOpen(const v1::Alert& alert) {
  if (alert.state() != v1::ALERT_STATE_CLOSED) return {};
  return core::Refuse(Refused(common::v1::REASON_ALERT_CLOSED, rules::kHandledFirst));
}

}  // namespace

core::Result<void> CheckAction(const v1::Alert& alert, v1::AlertActionKind action, const std::string& text,
                               const platform::Caller& caller) {
  TRY(CheckOpen(alert));
  if (action == v1::ALERT_ACTION_KIND_TREATMENT_ADJUSTED && caller.profession != kDoctor) {
    return core::Refuse(Refused(common::v1::REASON_PROFESSION_NOT_ALLOWED, rules::kDoctorAdjusts));
  }
  if (action == v1::ALERT_ACTION_KIND_NO_ACTION && text.empty()) {
    return core::Refuse(Wrong(rules::kNoActionWithReason, "text", "is required: why is nothing to be done?"));
  }
  return {};
}

v1::AlertState StateAfter(const v1::Alert& alert, v1::AlertActionKind action) {
  if (action != v1::ALERT_ACTION_KIND_SEEN) return v1::ALERT_STATE_HANDLED;
  return alert.state() == v1::ALERT_STATE_RAISED ? v1::ALERT_STATE_SEEN : alert.state();
}

core::Result<void> CheckClosing(const v1::Alert& alert) {
  TRY(CheckOpen(alert));
  if (alert.state() == v1::ALERT_STATE_HANDLED) return {};
  return core::Refuse(Wrong(rules::kHandledFirst, "alert_id", "nobody has dealt with it yet"));
}

core::Result<void> CheckMuting(v1::AlertKind kind, const std::string& reason, const platform::Caller& caller) {
  if (kind == v1::ALERT_KIND_SILENCE) {
    return core::Refuse(Refused(common::v1::REASON_ALERT_NOT_MUTABLE, rules::kSilenceNotMuted));
  }
  if (caller.profession != kDoctor) {
    return core::Refuse(Refused(common::v1::REASON_PROFESSION_NOT_ALLOWED, rules::kDoctorMutes));
  }
  if (reason.empty()) return core::Refuse(Wrong(rules::kDoctorMutes, "reason", "is required to mute"));
  return {};
}

}  // namespace parcours::followup
