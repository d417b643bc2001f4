#include "services/followup/handlers/coordination/circles.h"
#include "services/followup/handlers/coordination/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::WriteCarePlanResponse>> WriteCarePlan(Call& call, const v1::WriteCarePlanRequest& request) {
  const Who who = WhoIs(call.caller(), {});
  return Work<v1::WriteCarePlanResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::WriteCarePlanResponse> {
        Seat seat = TRY(SeatToWrite(tx, request.circle_id(), who));
        for (const v1::PlannedAction& one : request.actions()) {
          TRY(CheckNamed(seat.stored.circle, one.member_id()));
        }
        tx.Decide(Describe(rules::kCarePlanBy));
        const auto before = FindCarePlan(tx.sql(), seat.stored.position);
        v1::CarePlan plan;
        plan.set_version(before ? before->version() + 1 : 1);
        plan.set_state(v1::CARE_PLAN_STATE_DRAFT);
        *plan.mutable_objectives() = request.objectives();
        for (const v1::PlannedAction& one : request.actions()) {
          v1::PlannedAction& action = *plan.add_actions();
          action = one;
          action.set_id(std::to_string(plan.actions_size()));
          action.set_state(v1::ACTION_STATE_TO_DO);
          action.clear_reported();
        }
        *plan.mutable_written() = StampOf(tx);
        PutCarePlan(tx.sql(), seat.stored.position, plan);
        v1::WriteCarePlanResponse response;
        *response.mutable_plan() = std::move(plan);
        return response;
      });
}

}  // namespace parcours::followup
