#include "parcours/common/v1/reason.pb.h"
#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/people.h"
#include "services/followup/rules/calendar.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::RenewPlanResponse>> RenewPlan(Call&, const v1::RenewPlanRequest& request) {
  TRY(CheckMonths(request.months()));
  return Work<v1::RenewPlanResponse>([&request](platform::Transaction& tx) -> core::Result<v1::RenewPlanResponse> {
    StoredPlan stored = TRY(OwnPlan(tx, request.plan_id(), {}));
    const bool was_over = !IsRunning(stored.plan.state());
    TRY(Move(stored, PlanEvent::kRenew));
    const auto running = RunningPlan(tx.sql(), stored.plan.structure(), stored.plan.patient().matricule());
    if (running && running->position != stored.position) {
      return core::Refuse(Refused(common::v1::REASON_ALREADY_EXISTS, rules::kOnePlan));
    }
    tx.Decide(Describe(rules::kOneYear));
    stored.plan.clear_end_reason();
    *stored.plan.mutable_prescribed() = StampOf(tx);
    *stored.plan.mutable_ends() = ToTimestamp(MonthsAfter(tx.now(), static_cast<int>(request.months())));
    if (was_over) AwaitFrom(tx, stored, tx.now());
    UpdatePlan(tx.sql(), stored);
    return Showing<v1::RenewPlanResponse>(std::move(stored));
  });
}

}  // namespace parcours::followup
