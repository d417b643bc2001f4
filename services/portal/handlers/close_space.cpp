#include "parcours/common/v1/reason.pb.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/space.h"
#include "services/portal/notice.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {
namespace {

// Those who may act here, and those for whom the holder acts: a carer needs an active space.
void EndDelegations(platform::Transaction& tx, const Standing& standing) {
  constexpr std::int64_t kAll = 1'000'000;
  const std::string& holder = standing.holder.matricule();
  for (StoredDelegation& one : DelegationsOf(tx.sql(), holder, 0, kAll)) {
    const bool mine = one.holder == holder || one.delegate == holder;
    if (!mine || !Counts(StateAt(one.delegation, tx.now()))) continue;
    const auto other = SpaceOf(tx.sql(), one.holder == holder ? one.delegate : one.holder);
    if (other) End(tx, std::move(one), other->holder);
  }
}

}  // namespace

core::Result<Work<v1::CloseSpaceResponse>> CloseSpace(Call& call, const v1::CloseSpaceRequest& request) {
  const Standing standing = TRY(Enter(call, request.holder(), Act::kOwn));
  return Work<v1::CloseSpaceResponse>(
      [&request, standing](platform::Transaction& tx) -> core::Result<v1::CloseSpaceResponse> {
        TRY(Confirm(tx, standing));
        tx.Decide(Describe(rules::kClosing));
        EndDelegations(tx, standing);
        DeleteItemsOf(tx.sql(), standing.holder.matricule(), ItemKind::kConsent);
        Space space = SpaceAt(tx.sql(), standing);
        space.activated.reset();
        UpdateSpace(tx.sql(), space);
        dmp::v1::CloseRecordRequest close;
        close.set_request_id(tx.NextId("cls"));
        *close.mutable_patient() = standing.holder;
        close.set_reason(request.reason());
        tx.Enqueue("parcours.dmp.v1.DmpService/CloseRecord", close);
        Remember(tx, standing, v1::ACTIVITY_KIND_CLOSED);
        v1::CloseSpaceResponse response;
        *response.mutable_space() = Shown(space, standing, v1::SPACE_STATE_CLOSED);
        return response;
      });
}

}  // namespace parcours::portal
