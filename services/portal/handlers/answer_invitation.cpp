#include "parcours/common/v1/reason.pb.h"
#include "services/portal/handlers/delegations.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/notice.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {
namespace {

// Who waits for the answer: the person who invited, or the second parent.
void TellAsker(platform::Transaction& tx, const StoredDelegation& stored) {
  const bool carer = stored.delegation.kind() == v1::DELEGATION_KIND_CAREGIVING;
  const auto asker = SpaceOf(tx.sql(), carer ? stored.holder : stored.delegate);
  if (!asker) return;
  const bool accepted = stored.delegation.state() == v1::DELEGATION_STATE_ACCEPTED;
  Tell(tx, asker->holder, {"Votre demande a une réponse", "Your request has an answer"},
       accepted ? core::Text{"La délégation est acceptée dans Mon espace santé.", "The delegation is accepted."}
                : core::Text{"La délégation est refusée dans Mon espace santé.", "The delegation is refused."});
}

}  // namespace

core::Result<Work<v1::AnswerInvitationResponse>> AnswerInvitation(Call& call,
                                                                  const v1::AnswerInvitationRequest& request) {
  const common::v1::Ins me = TRY(IdentifyCitizen(call));
  TRY(Enter(call, me, Act::kOwn));
  return Work<v1::AnswerInvitationResponse>(
      [&request, me](platform::Transaction& tx) -> core::Result<v1::AnswerInvitationResponse> {
        auto stored = FindDelegation(tx.sql(), request.delegation_id());
        if (!stored || stored->answerer != me.matricule())
          return core::Refuse(common::v1::REASON_NOT_FOUND, "delegation");
        tx.Concern(stored->holder);
        if (StateAt(stored->delegation, tx.now()) != v1::DELEGATION_STATE_PENDING) {
          return core::Refuse(Refused(common::v1::REASON_DELEGATION_STATE_NOT_ALLOWED, rules::kOpenInvitation));
        }
        const bool carer = stored->delegation.kind() == v1::DELEGATION_KIND_CAREGIVING;
        if (carer && request.accept() && PersonsOf(tx.sql(), me.matricule()) >= kMostPersons) {
          return core::Refuse(Refused(common::v1::REASON_DELEGATION_LIMIT, rules::kFivePersons));
        }
        tx.Decide(Describe(carer ? rules::kInvitation : rules::kChild));
        stored->delegation.set_state(request.accept() ? v1::DELEGATION_STATE_ACCEPTED : v1::DELEGATION_STATE_REFUSED);
        UpdateDelegation(tx.sql(), *stored);
        if (request.accept()) TellDmp(tx, *stored, Told::kBegins);
        TellAsker(tx, *stored);
        v1::AnswerInvitationResponse response;
        *response.mutable_delegation() = Shown(tx.sql(), *stored, me.matricule(), tx.now());
        return response;
      });
}

}  // namespace parcours::portal
