#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/people.h"

namespace parcours::followup {

core::Result<Work<v1::GetPlanResponse>> GetPlan(Call& call, const v1::GetPlanRequest& request) {
  const std::string citizen = TRY(CitizenOf(call));
  return Work<v1::GetPlanResponse>([&request, citizen](platform::Transaction& tx) -> core::Result<v1::GetPlanResponse> {
    StoredPlan stored = TRY(OwnPlan(tx, request.plan_id(), citizen));
    auto response = Showing<v1::GetPlanResponse>(std::move(stored));
    *response.mutable_notice() = NoEmergency();
    return response;
  });
}

}  // namespace parcours::followup
