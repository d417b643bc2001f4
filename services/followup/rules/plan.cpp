#include "services/followup/rules/plan.h"

#include <optional>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/followup/rules/calendar.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {
namespace {

using State = v1::PlanState;
using Event = PlanEvent;

constexpr std::uint32_t kMostMonths = 12;
constexpr std::uint32_t kLastNyha = 4;
constexpr std::uint32_t kNyha = 2;
constexpr std::uint32_t kBnp = 100;         // pg/ml
constexpr std::uint32_t kNtProBnp = 1'000;  // pg/ml
constexpr std::chrono::days kRecent{30};
constexpr int kYear = 12;  // months

bool IsExpired(const v1::MonitoringPlan& plan) {
  return plan.state() == v1::PLAN_STATE_ENDED && plan.end_reason() == v1::PLAN_END_REASON_EXPIRED;
}

bool HasConsent(const v1::MonitoringPlan& plan) {
  const bool answered = plan.state() != v1::PLAN_STATE_PROPOSED && plan.state() != v1::PLAN_STATE_DECLINED;
  return answered && plan.end_reason() != v1::PLAN_END_REASON_WITHDRAWN;
}

// UNSPECIFIED where the event does not happen.
State Next(const v1::MonitoringPlan& plan, Event event) {
  const State state = plan.state();
  const auto when = [](bool possible, State next) { return possible ? next : v1::PLAN_STATE_UNSPECIFIED; };
  switch (event) {
    case Event::kAgree:
      return when(state == v1::PLAN_STATE_PROPOSED, v1::PLAN_STATE_CONSENTED);
    case Event::kDecline:
      if (state == v1::PLAN_STATE_PROPOSED) return v1::PLAN_STATE_DECLINED;
      return when(IsRunning(state), v1::PLAN_STATE_ENDED);
    case Event::kPrescribe:
      return when(state == v1::PLAN_STATE_CONSENTED, v1::PLAN_STATE_PRESCRIBED);
    case Event::kActivate:
      return when(state == v1::PLAN_STATE_PRESCRIBED, v1::PLAN_STATE_ACTIVE);
    case Event::kMeasure:
      return when(state == v1::PLAN_STATE_ACTIVE, state);
    case Event::kSuspend:
      return when(state == v1::PLAN_STATE_ACTIVE, v1::PLAN_STATE_SUSPENDED);
    case Event::kResume:
      return when(state == v1::PLAN_STATE_SUSPENDED, v1::PLAN_STATE_ACTIVE);
    case Event::kRenew:
      if (IsExpired(plan)) return v1::PLAN_STATE_ACTIVE;
      return when(state == v1::PLAN_STATE_ACTIVE || state == v1::PLAN_STATE_SUSPENDED, state);
    case Event::kEnd:
      return when(IsRunning(state), v1::PLAN_STATE_ENDED);
  }
  return v1::PLAN_STATE_UNSPECIFIED;
}

bool NeedsConsent(Event event) {
  return event == Event::kPrescribe || event == Event::kActivate || event == Event::kRenew;
}

// Nothing if there is no such day.
std::optional<core::Time> DayOf(const std::string& day) {
  const auto time = core::ParseTime(day + "T00:00:00Z");
  return time ? std::optional(*time) : std::nullopt;
}

core::Refusal NotEligible(std::string criterion) {
  return Refused(common::v1::REASON_NOT_ELIGIBLE, rules::kEligible, {{"criterion", std::move(criterion)}});
}

bool IsCardiacMarkerRaised(const v1::HeartFailureFacts& facts) {
  return facts.bnp() > kBnp || facts.nt_pro_bnp() > kNtProBnp;
}

core::Result<void> CheckFacts(const v1::HeartFailureFacts& facts) {
  const auto wrong = [](const char* field, const char* what) {
    return core::Refuse(
        RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kEligible, {{.field = field, .description = what}}));
  };
  if (facts.nyha() > kLastNyha) return wrong("facts.nyha", "is 1 to 4, or 0: not assessed");
  if (!facts.last_stay().empty() && !DayOf(facts.last_stay())) return wrong("facts.last_stay", "is no day");
  return {};
}

}  // namespace

core::Result<State> StateAfter(const v1::MonitoringPlan& plan, Event event) {
  const State next = Next(plan, event);
  if (next != v1::PLAN_STATE_UNSPECIFIED) return next;
  if (NeedsConsent(event) && !HasConsent(plan)) {
    return core::Refuse(Refused(common::v1::REASON_CONSENT_MISSING, rules::kConsent));
  }
  return core::Refuse(Refused(common::v1::REASON_PLAN_NOT_ACTIVE, rules::kPlanOrder));
}

v1::MonitoringPlan Aged(v1::MonitoringPlan plan, core::Time now) {
  if (!plan.has_ends() || !IsRunning(plan.state()) || now < ToTime(plan.ends())) return plan;
  plan.set_state(v1::PLAN_STATE_ENDED);
  plan.set_end_reason(v1::PLAN_END_REASON_EXPIRED);
  return plan;
}

bool IsRunning(State state) {
  return state != v1::PLAN_STATE_DECLINED && state != v1::PLAN_STATE_ENDED;
}

core::Result<void> CheckMonths(std::uint32_t months) {
  if (months <= kMostMonths) return {};
  return core::Refuse(RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kOneYear,
                                {{.field = "months", .description = "is 12 at most"}}));
}

core::Result<void> CheckEligible(const v1::HeartFailureFacts& facts, core::Time now) {
  TRY(CheckFacts(facts));
  // Not which one: a refusal carries no patient data.
  if (facts.exclusions_size() != 0) return core::Refuse(NotEligible("EXCLUSION"));
  const auto stay = facts.last_stay().empty() ? std::nullopt : DayOf(facts.last_stay());
  if (!stay || *stay > now || *stay < MonthsAfter(now, -kYear)) return core::Refuse(NotEligible("LAST_STAY"));
  if (now - *stay <= kRecent) return {};
  if (facts.nyha() < kNyha) return core::Refuse(NotEligible("NYHA"));
  if (!IsCardiacMarkerRaised(facts)) return core::Refuse(NotEligible("BNP"));
  return {};
}

}  // namespace parcours::followup
