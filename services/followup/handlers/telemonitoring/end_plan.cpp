#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/notice.h"

namespace parcours::followup {

core::Result<Work<v1::EndPlanResponse>> EndPlan(Call&, const v1::EndPlanRequest& request) {
  return Work<v1::EndPlanResponse>([&request](platform::Transaction& tx) -> core::Result<v1::EndPlanResponse> {
    StoredPlan stored = TRY(OwnPlan(tx, request.plan_id(), {}));
    TRY(Move(stored, PlanEvent::kEnd));
    stored.plan.set_end_reason(v1::PLAN_END_REASON_DOCTOR);
    stored.plan.set_reason(request.reason());
    AwaitFrom(tx, stored, tx.now());
    UpdatePlan(tx.sql(), stored);
    TellCitizen(tx, stored.plan.patient(), {"Votre télésurveillance est terminée", "Your telemonitoring is over"},
                {"Votre équipe ne reçoit plus vos poids.", "Your team no longer receives your weights."});
    return Showing<v1::EndPlanResponse>(std::move(stored));
  });
}

}  // namespace parcours::followup
