#include "parcours/common/v1/reason.pb.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/space.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::ReopenSpaceResponse>> ReopenSpace(Call& call, const v1::ReopenSpaceRequest& request) {
  const Standing standing = TRY(EnterInAnyState(call, request.holder(), Act::kOwn));
  TRY(CheckClosed(standing.state, rules::kReopening));
  return Work<v1::ReopenSpaceResponse>([standing](platform::Transaction& tx) -> core::Result<v1::ReopenSpaceResponse> {
    TRY(Confirm(tx, standing));
    Space space = SpaceAt(tx.sql(), standing);
    if (space.deletion_asked) return core::Refuse(Refused(common::v1::REASON_SPACE_CLOSED, rules::kDeletionAsked));
    tx.Decide(Describe(rules::kReopening));
    space.activated = tx.now();
    UpdateSpace(tx.sql(), space);
    dmp::v1::ReopenRecordRequest reopen;
    reopen.set_request_id(tx.NextId("rop"));
    *reopen.mutable_patient() = standing.holder;
    tx.Enqueue("parcours.dmp.v1.DmpService/ReopenRecord", reopen);
    Remember(tx, standing, v1::ACTIVITY_KIND_REOPENED);
    v1::ReopenSpaceResponse response;
    *response.mutable_space() = Shown(space, standing, v1::SPACE_STATE_ACTIVE);
    return response;
  });
}

}  // namespace parcours::portal
