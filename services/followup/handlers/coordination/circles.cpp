#include "services/followup/handlers/coordination/circles.h"

#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

const v1::Member* Seat::member() {
  return member_id.empty() ? nullptr : FindMember(stored.circle, member_id);
}

core::Result<Seat> SeatIn(platform::Transaction& tx, const std::string& circle_id, const Who& who) {
  auto stored = FindCircle(tx.sql(), circle_id);
  if (!stored) return core::Refuse(Outside());
  const v1::Member* member = MembershipOf(stored->circle, who, v1::MEMBER_STATE_ACTIVE);
  const bool person = IsPerson(stored->circle, who);
  if (!person && member == nullptr) return core::Refuse(Outside());
  tx.Concern(stored->circle.patient().matricule());
  tx.Decide(Describe(rules::kInCircle));
  std::string member_id = person ? std::string() : member->id();
  return Seat{.stored = std::move(*stored), .member_id = std::move(member_id)};
}

core::Result<Seat> SeatToRead(platform::Transaction& tx, const std::string& circle_id, const Who& who) {
  Seat seat = TRY(SeatIn(tx, circle_id, who));
  if (!seat.member_id.empty()) TRY(CheckConsent(seat.stored.circle));
  return seat;
}

core::Result<Seat> SeatToWrite(platform::Transaction& tx, const std::string& circle_id, const Who& who) {
  Seat seat = TRY(SeatIn(tx, circle_id, who));
  TRY(CheckConsent(seat.stored.circle));
  return seat;
}

core::Refusal Outside() {
  return Refused(common::v1::REASON_NOT_IN_CARE_CIRCLE, rules::kInCircle);
}

}  // namespace parcours::followup
