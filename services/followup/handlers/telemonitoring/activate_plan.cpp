#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/notice.h"
#include "services/followup/rules/calendar.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::ActivatePlanResponse>> ActivatePlan(Call&, const v1::ActivatePlanRequest& request) {
  return Work<v1::ActivatePlanResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::ActivatePlanResponse> {
        StoredPlan stored = TRY(OwnPlan(tx, request.plan_id(), {}));
        TRY(Move(stored, PlanEvent::kActivate));
        tx.Decide(Describe(rules::kDailyWeight));
        *stored.plan.mutable_started() = ToTimestamp(tx.now());
        AwaitFrom(tx, stored, tx.now());
        UpdatePlan(tx.sql(), stored);
        TellCitizen(
            tx, stored.plan.patient(), {"Votre télésurveillance commence", "Your telemonitoring begins"},
            {"Pesez-vous chaque matin. " + NoEmergency().fr(), "Weigh yourself every morning. " + NoEmergency().en()});
        return Showing<v1::ActivatePlanResponse>(std::move(stored));
      });
}

}  // namespace parcours::followup
