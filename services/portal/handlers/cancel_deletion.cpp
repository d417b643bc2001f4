#include "parcours/common/v1/reason.pb.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/space.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::CancelDeletionResponse>> CancelDeletion(Call& call, const v1::CancelDeletionRequest& request) {
  const Standing standing = TRY(EnterInAnyState(call, request.holder(), Act::kOwn));
  return Work<v1::CancelDeletionResponse>(
      [standing](platform::Transaction& tx) -> core::Result<v1::CancelDeletionResponse> {
        TRY(Confirm(tx, standing));
        Space space = SpaceAt(tx.sql(), standing);
        if (!space.deletion_asked || standing.state == v1::SPACE_STATE_DELETED) {
          return core::Refuse(Refused(common::v1::REASON_NOT_FOUND, rules::kDeletionAsked));
        }
        tx.Decide(Describe(rules::kDeletionAsked));
        space.deletion_asked.reset();
        UpdateSpace(tx.sql(), space);
        Remember(tx, standing, v1::ACTIVITY_KIND_DELETION);
        v1::CancelDeletionResponse response;
        *response.mutable_space() = Shown(space, standing, standing.state);
        return response;
      });
}

}  // namespace parcours::portal
