#include <algorithm>

#include "parcours/common/v1/reason.pb.h"
#include "services/followup/handlers/coordination/circles.h"
#include "services/followup/handlers/coordination/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::ReportActionResponse>> ReportAction(Call& call, const v1::ReportActionRequest& request) {
  const Who who = WhoIs(call.caller(), TRY(CitizenOf(call)));
  return Work<v1::ReportActionResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::ReportActionResponse> {
        const Seat seat = TRY(SeatToWrite(tx, request.circle_id(), who));
        auto plan = FindCarePlan(tx.sql(), seat.stored.position);
        if (!plan) return core::Refuse(common::v1::REASON_NOT_FOUND, "care plan");
        if (plan->state() != v1::CARE_PLAN_STATE_VALIDATED) {
          return core::Refuse(Refused(common::v1::REASON_PLAN_NOT_ACTIVE, rules::kPlanValidated));
        }
        auto& actions = *plan->mutable_actions();
        const auto found = std::find_if(actions.begin(), actions.end(),
                                        [&](const v1::PlannedAction& one) { return one.id() == request.action_id(); });
        if (found == actions.end()) return core::Refuse(common::v1::REASON_NOT_FOUND, "action_id");
        found->set_state(request.state());
        *found->mutable_reported() = StampOf(tx);
        PutCarePlan(tx.sql(), seat.stored.position, *plan);
        v1::ReportActionResponse response;
        *response.mutable_plan() = std::move(*plan);
        return response;
      });
}

}  // namespace parcours::followup
