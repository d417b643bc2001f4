#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/people.h"
#include "services/followup/rules/calendar.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::PrescribePlanResponse>> PrescribePlan(Call& call, const v1::PrescribePlanRequest& request) {
  TRY(CheckMonths(request.months()));
  TRY(CheckEligible(request.facts(), call.now()));
  return Work<v1::PrescribePlanResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::PrescribePlanResponse> {
        StoredPlan stored = TRY(OwnPlan(tx, request.plan_id(), {}));
        TRY(Move(stored, PlanEvent::kPrescribe));
        tx.Decide(Describe(rules::kEligible));
        *stored.plan.mutable_prescribed() = StampOf(tx);
        *stored.plan.mutable_facts() = request.facts();
        *stored.plan.mutable_ends() = ToTimestamp(MonthsAfter(tx.now(), static_cast<int>(request.months())));
        UpdatePlan(tx.sql(), stored);
        return Showing<v1::PrescribePlanResponse>(std::move(stored));
      });
}

}  // namespace parcours::followup
