#include "parcours/common/v1/reason.pb.h"
#include "services/followup/handlers/coordination/circles.h"
#include "services/followup/handlers/coordination/handlers.h"
#include "services/followup/people.h"

namespace parcours::followup {

core::Result<Work<v1::GetCarePlanResponse>> GetCarePlan(Call& call, const v1::GetCarePlanRequest& request) {
  const Who who = WhoIs(call.caller(), TRY(CitizenOf(call)));
  return Work<v1::GetCarePlanResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::GetCarePlanResponse> {
        const Seat seat = TRY(SeatToRead(tx, request.circle_id(), who));
        auto plan = FindCarePlan(tx.sql(), seat.stored.position);
        if (!plan) return core::Refuse(common::v1::REASON_NOT_FOUND, "care plan");
        v1::GetCarePlanResponse response;
        *response.mutable_plan() = std::move(*plan);
        return response;
      });
}

}  // namespace parcours::followup
