#include "parcours/common/v1/reason.pb.h"
#include "services/followup/handlers/coordination/circles.h"
#include "services/followup/handlers/coordination/handlers.h"
#include "services/followup/notice.h"
#include "services/followup/people.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::ValidateCarePlanResponse>> ValidateCarePlan(Call& call,
                                                                  const v1::ValidateCarePlanRequest& request) {
  const Who who = WhoIs(call.caller(), {});
  return Work<v1::ValidateCarePlanResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::ValidateCarePlanResponse> {
        const Seat seat = TRY(SeatToWrite(tx, request.circle_id(), who));
        auto plan = FindCarePlan(tx.sql(), seat.stored.position);
        if (!plan) return core::Refuse(common::v1::REASON_NOT_FOUND, "care plan");
        if (plan->version() != request.version()) {
          return core::Refuse(Refused(common::v1::REASON_CONFLICT, rules::kPlanValidated));
        }
        tx.Decide(Describe(rules::kPlanValidated));
        plan->set_state(v1::CARE_PLAN_STATE_VALIDATED);
        *plan->mutable_validated() = StampOf(tx);
        PutCarePlan(tx.sql(), seat.stored.position, *plan);
        TellCitizen(tx, seat.stored.circle.patient(), {"Votre plan de soins est validé", "Your care plan is validated"},
                    {"Par " + tx.caller().display_name + ". Vous pouvez le lire avec votre cercle de soins.",
                     "By " + tx.caller().display_name + ". You can read it with your care circle."});
        v1::ValidateCarePlanResponse response;
        *response.mutable_plan() = std::move(*plan);
        return response;
      });
}

}  // namespace parcours::followup
