#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/rules/alert.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::MuteAlertsResponse>> MuteAlerts(Call&, const v1::MuteAlertsRequest& request) {
  return Work<v1::MuteAlertsResponse>([&request](platform::Transaction& tx) -> core::Result<v1::MuteAlertsResponse> {
    StoredPlan stored = TRY(OwnPlan(tx, request.plan_id(), {}));
    TRY(Move(stored, PlanEvent::kMeasure));
    if (!request.unmute()) TRY(CheckMuting(request.kind(), request.reason(), tx.caller()));
    tx.Decide(Describe(rules::kDoctorMutes));
    if (request.kind() == v1::ALERT_KIND_DECOMPENSATION) {
      stored.plan.set_decompensation_muted(!request.unmute());
      stored.plan.set_reason(request.reason());
      UpdatePlan(tx.sql(), stored);
    }
    return Showing<v1::MuteAlertsResponse>(std::move(stored));
  });
}

}  // namespace parcours::followup
