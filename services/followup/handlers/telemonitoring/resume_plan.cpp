#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/notice.h"

namespace parcours::followup {

core::Result<Work<v1::ResumePlanResponse>> ResumePlan(Call&, const v1::ResumePlanRequest& request) {
  return Work<v1::ResumePlanResponse>([&request](platform::Transaction& tx) -> core::Result<v1::ResumePlanResponse> {
    StoredPlan stored = TRY(OwnPlan(tx, request.plan_id(), {}));
    TRY(Move(stored, PlanEvent::kResume));
    stored.plan.clear_reason();
    AwaitFrom(tx, stored, tx.now());
    UpdatePlan(tx.sql(), stored);
    TellCitizen(tx, stored.plan.patient(), {"Votre télésurveillance reprend", "Your telemonitoring goes on"},
                {"Pesez-vous de nouveau chaque matin.", "Weigh yourself again every morning."});
    return Showing<v1::ResumePlanResponse>(std::move(stored));
  });
}

}  // namespace parcours::followup
