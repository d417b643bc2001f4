#include "parcours/common/v1/reason.pb.h"
#include "services/followup/handlers/coordination/circles.h"
#include "services/followup/handlers/coordination/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::RemoveMemberResponse>> RemoveMember(Call& call, const v1::RemoveMemberRequest& request) {
  const Who who = WhoIs(call.caller(), TRY(CitizenOf(call)));
  return Work<v1::RemoveMemberResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::RemoveMemberResponse> {
        Seat seat = TRY(SeatIn(tx, request.circle_id(), who));
        v1::Member* member = FindMember(seat.stored.circle, request.member_id());
        if (member == nullptr) return core::Refuse(common::v1::REASON_NOT_FOUND, "member_id");
        if (seat.member_id != request.member_id()) TRY(CheckCoordinates(seat.member()));
        if (member->role() == v1::MEMBER_ROLE_COORDINATOR && !seat.member_id.empty()) {
          return core::Refuse(
              RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kCoordinates,
                        {{.field = "member_id", .description = "is the coordinator, whom only the person takes out"}}));
        }
        tx.Decide(Describe(rules::kCoordinates));
        member->set_state(v1::MEMBER_STATE_LEFT);
        DropMember(tx.sql(), seat.stored.position, KeyOf(member->who()));
        UpdateCircle(tx.sql(), seat.stored);
        return Showing<v1::RemoveMemberResponse>(std::move(seat.stored));
      });
}

}  // namespace parcours::followup
