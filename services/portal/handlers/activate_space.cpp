#include "parcours/common/v1/reason.pb.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/space.h"
#include "services/portal/notice.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::ActivateSpaceResponse>> ActivateSpace(Call& call, const v1::ActivateSpaceRequest& request) {
  if (!request.accept_terms()) {
    return core::Refuse(RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kTerms,
                                  {{.field = "accept_terms", .description = "has to be true"}}));
  }
  const Standing standing = TRY(EnterInAnyState(call, request.holder(), Act::kOwn));
  if (standing.state == v1::SPACE_STATE_ACTIVE) {
    return core::Refuse(Refused(common::v1::REASON_ACCOUNT_ALREADY_ACTIVE, rules::kActivation));
  }
  if (standing.state != v1::SPACE_STATE_NOT_ACTIVE) return core::Refuse(CheckActive(standing.state).error());
  return Work<v1::ActivateSpaceResponse>(
      [standing](platform::Transaction& tx) -> core::Result<v1::ActivateSpaceResponse> {
        TRY(Confirm(tx, standing));
        Space space = SpaceAt(tx.sql(), standing);
        space.activated = tx.now();
        UpdateSpace(tx.sql(), space);
        if (standing.record != dmp::v1::RECORD_STATE_OPEN) OpenRecord(tx, standing.holder);
        Remember(tx, standing, v1::ACTIVITY_KIND_ACTIVATED);
        v1::ActivateSpaceResponse response;
        *response.mutable_space() = Shown(space, standing, v1::SPACE_STATE_ACTIVE);
        return response;
      });
}

}  // namespace parcours::portal
