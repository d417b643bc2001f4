#include "services/followup/handlers/coordination/circles.h"
#include "services/followup/handlers/coordination/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::GetCircleResponse>> GetCircle(Call& call, const v1::GetCircleRequest& request) {
  const Who who = WhoIs(call.caller(), TRY(CitizenOf(call)));
  return Work<v1::GetCircleResponse>([&request, who](platform::Transaction& tx) -> core::Result<v1::GetCircleResponse> {
    auto stored = FindCircle(tx.sql(), request.circle_id());
    if (!stored) return core::Refuse(Outside());
    const bool invited = MembershipOf(stored->circle, who, v1::MEMBER_STATE_INVITED) != nullptr;
    if (!invited) TRY(SeatIn(tx, request.circle_id(), who));
    tx.Concern(stored->circle.patient().matricule());
    tx.Decide(Describe(rules::kInCircle));
    return Showing<v1::GetCircleResponse>(std::move(*stored));
  });
}

}  // namespace parcours::followup
