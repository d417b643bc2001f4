#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/notice.h"

namespace parcours::followup {

core::Result<Work<v1::SuspendPlanResponse>> SuspendPlan(Call&, const v1::SuspendPlanRequest& request) {
  return Work<v1::SuspendPlanResponse>([&request](platform::Transaction& tx) -> core::Result<v1::SuspendPlanResponse> {
    StoredPlan stored = TRY(OwnPlan(tx, request.plan_id(), {}));
    TRY(Move(stored, PlanEvent::kSuspend));
    stored.plan.set_reason(request.reason());
    AwaitFrom(tx, stored, tx.now());
    UpdatePlan(tx.sql(), stored);
    TellCitizen(tx, stored.plan.patient(), {"Votre télésurveillance est suspendue", "Your telemonitoring is suspended"},
                {"Votre équipe ne reçoit plus vos poids jusqu'à la reprise.",
                 "Your team does not receive your weights until it goes on."});
    return Showing<v1::SuspendPlanResponse>(std::move(stored));
  });
}

}  // namespace parcours::followup
