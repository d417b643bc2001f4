// The life of a plan of telemonitoring, and who may be telemonitored for heart failure.
//
// The order of the states is ours. Pure and thread-safe.
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "parcours/followup/v1/monitoring_plan.pb.h"

namespace parcours::followup {

enum class PlanEvent { kAgree, kDecline, kPrescribe, kActivate, kMeasure, kSuspend, kResume, kRenew, kEnd };

// The state that an event leads to. Refuses with CONSENT_MISSING, PLAN_NOT_ACTIVE.
core::Result<v1::PlanState> StateAfter(const v1::MonitoringPlan& plan, PlanEvent event);

// What time alone has changed: a plan whose prescription is over has ended.
v1::MonitoringPlan Aged(v1::MonitoringPlan plan, core::Time now);

// False for a plan that is over or was declined.
bool IsRunning(v1::PlanState state);

// Twelve months at most. Refuses with INVALID_ARGUMENT.
core::Result<void> CheckMonths(std::uint32_t months);

// Refuses with NOT_ELIGIBLE (fact criterion), INVALID_ARGUMENT (a class or a day that does not exist).
core::Result<void> CheckEligible(const v1::HeartFailureFacts& facts, core::Time now);

}  // namespace parcours::followup
