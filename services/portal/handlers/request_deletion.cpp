#include "parcours/common/v1/reason.pb.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/space.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::RequestDeletionResponse>> RequestDeletion(Call& call, const v1::RequestDeletionRequest& request) {
  const Standing standing = TRY(EnterInAnyState(call, request.holder(), Act::kOwn));
  TRY(CheckClosed(standing.state, rules::kDeletion));
  return Work<v1::RequestDeletionResponse>(
      [standing](platform::Transaction& tx) -> core::Result<v1::RequestDeletionResponse> {
        TRY(Confirm(tx, standing));
        Space space = SpaceAt(tx.sql(), standing);
        if (space.deletion_asked) return core::Refuse(Refused(common::v1::REASON_ALREADY_EXISTS, rules::kDeletion));
        tx.Decide(Describe(rules::kDeletion));
        space.deletion_asked = tx.now();
        UpdateSpace(tx.sql(), space);
        Remember(tx, standing, v1::ACTIVITY_KIND_DELETION);
        v1::RequestDeletionResponse response;
        *response.mutable_space() = Shown(space, standing, standing.state);
        return response;
      });
}

}  // namespace parcours::portal
