#include "services/followup/handlers/coordination/circles.h"
#include "services/followup/handlers/coordination/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/calendar.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::ConsentToCircleResponse>> ConsentToCircle(Call& call, const v1::ConsentToCircleRequest& request) {
  const Who who = WhoIs(call.caller(), TRY(CitizenOf(call)));
  return Work<v1::ConsentToCircleResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::ConsentToCircleResponse> {
        Seat seat = TRY(SeatIn(tx, request.circle_id(), who));
        // A relative is in the circle, but it is not theirs to agree to.
        if (!seat.member_id.empty()) return core::Refuse(Outside());
        tx.Decide(Describe(rules::kCircleConsent));
        seat.stored.circle.set_state(request.consents() ? v1::CIRCLE_STATE_ACTIVE : v1::CIRCLE_STATE_INACTIVE);
        *seat.stored.circle.mutable_answered() = ToTimestamp(tx.now());
        UpdateCircle(tx.sql(), seat.stored);
        return Showing<v1::ConsentToCircleResponse>(std::move(seat.stored));
      });
}

}  // namespace parcours::followup
