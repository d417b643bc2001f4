// What is done about an alert, by whom, and when it may be closed.
//
// Pure and thread-safe.
#pragma once

#include "core/result.h"
#include "parcours/followup/v1/monitoring_plan.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::followup {

// Refuses with ALERT_CLOSED, PROFESSION_NOT_ALLOWED (adjusting is a doctor's), INVALID_ARGUMENT (no action; nothing to
// do, without a reason).
core::Result<void> CheckAction(const v1::Alert& alert, v1::AlertActionKind action, const std::string& text,
                               const platform::Caller& caller);

// The state of an alert after an action.
v1::AlertState StateAfter(const v1::Alert& alert, v1::AlertActionKind action);

// Refuses with ALERT_CLOSED, INVALID_ARGUMENT (nothing was done).
core::Result<void> CheckClosing(const v1::Alert& alert);

// Refuses with ALERT_NOT_MUTABLE, PROFESSION_NOT_ALLOWED, INVALID_ARGUMENT (muting without a reason).
core::Result<void> CheckMuting(v1::AlertKind kind, const std::string& reason, const platform::Caller& caller);

}  // namespace parcours::followup
