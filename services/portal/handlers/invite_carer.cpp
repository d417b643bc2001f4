#include "parcours/common/v1/reason.pb.h"
#include "services/portal/handlers/delegations.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/notice.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {
namespace {

core::Result<void> CheckInvitation(platform::Transaction& tx, const Standing& standing, const Space& carer) {
  const std::string& holder = standing.holder.matricule();
  if (carer.holder.matricule() == holder) {
    return core::Refuse(RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kInvitation,
                                  {{.field = "reference", .description = "is the holder"}}));
  }
  if (!carer.activated) return core::Refuse(Refused(common::v1::REASON_SPACE_NOT_ACTIVE, rules::kInvitation));
  for (const StoredDelegation& one : DelegationsTo(tx.sql(), holder)) {
    if (one.delegate == carer.holder.matricule() && Counts(StateAt(one.delegation, tx.now()))) {
      return core::Refuse(Refused(common::v1::REASON_ALREADY_EXISTS, rules::kInvitation));
    }
  }
  if (CarersOf(tx.sql(), holder, tx.now()) >= kMostCarers) {
    return core::Refuse(Refused(common::v1::REASON_DELEGATION_LIMIT, rules::kThreeCarers));
  }
  return {};
}

}  // namespace

core::Result<Work<v1::InviteCarerResponse>> InviteCarer(Call& call, const v1::InviteCarerRequest& request) {
  const Standing standing = TRY(Enter(call, request.holder(), Act::kOwn));
  return Work<v1::InviteCarerResponse>(
      [&request, standing](platform::Transaction& tx) -> core::Result<v1::InviteCarerResponse> {
        TRY(Confirm(tx, standing));
        const auto carer = SpaceById(tx.sql(), request.reference());
        if (!carer) return core::Refuse(common::v1::REASON_NOT_FOUND, "reference");
        TRY(CheckInvitation(tx, standing, *carer));
        tx.Decide(Describe(rules::kInvitation));
        const Space space = SpaceAt(tx.sql(), standing);
        v1::InviteCarerResponse response;
        *response.mutable_delegation() = Begin(tx, space, *carer, v1::DELEGATION_KIND_CAREGIVING,
                                               v1::DELEGATION_STATE_PENDING, carer->holder.matricule());
        Tell(tx, carer->holder, {"Vous êtes invité à aider quelqu'un", "You are invited to help somebody"},
             {space.name + " vous invite à être son aidant dans Mon espace santé. Vous pouvez accepter ou refuser.",
              space.name + " invites you to be their carer in Mon espace santé. You may accept or refuse."});
        Remember(tx, standing, v1::ACTIVITY_KIND_DELEGATION);
        return response;
      });
}

}  // namespace parcours::portal
