#include "parcours/common/v1/reason.pb.h"
#include "services/portal/handlers/delegations.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/notice.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::RevokeDelegationResponse>> RevokeDelegation(Call& call,
                                                                  const v1::RevokeDelegationRequest& request) {
  const common::v1::Ins me = TRY(IdentifyCitizen(call));
  return Work<v1::RevokeDelegationResponse>(
      [&request, me](platform::Transaction& tx) -> core::Result<v1::RevokeDelegationResponse> {
        auto stored = FindDelegation(tx.sql(), request.delegation_id());
        const bool mine = stored && (stored->holder == me.matricule() || stored->delegate == me.matricule());
        if (!mine) return core::Refuse(common::v1::REASON_NOT_FOUND, "delegation");
        tx.Concern(stored->holder);
        if (!Counts(StateAt(stored->delegation, tx.now()))) {
          return core::Refuse(Refused(common::v1::REASON_DELEGATION_STATE_NOT_ALLOWED, rules::kOpenInvitation));
        }
        tx.Decide(Describe(rules::kOpenInvitation));
        if (const auto other =
                SpaceOf(tx.sql(), stored->holder == me.matricule() ? stored->delegate : stored->holder)) {
          End(tx, *stored, other->holder);
        }
        v1::RevokeDelegationResponse response;
        *response.mutable_delegation() = stored->delegation;
        response.mutable_delegation()->set_state(v1::DELEGATION_STATE_REVOKED);
        return response;
      });
}

}  // namespace parcours::portal
