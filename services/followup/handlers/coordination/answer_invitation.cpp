#include "services/followup/handlers/coordination/circles.h"
#include "services/followup/handlers/coordination/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/calendar.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::AnswerInvitationResponse>> AnswerInvitation(Call& call,
                                                                  const v1::AnswerInvitationRequest& request) {
  const Who who = WhoIs(call.caller(), TRY(CitizenOf(call)));
  return Work<v1::AnswerInvitationResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::AnswerInvitationResponse> {
        auto stored = FindCircle(tx.sql(), request.circle_id());
        if (!stored) return core::Refuse(Outside());
        v1::Member* member = MembershipOf(stored->circle, who, v1::MEMBER_STATE_INVITED);
        if (member == nullptr) return core::Refuse(Outside());
        tx.Concern(stored->circle.patient().matricule());
        TRY(CheckConsent(stored->circle));
        tx.Decide(Describe(rules::kInvitation));
        member->set_state(request.accepts() ? v1::MEMBER_STATE_ACTIVE : v1::MEMBER_STATE_DECLINED);
        if (request.accepts()) {
          *member->mutable_since() = ToTimestamp(tx.now());
        } else {
          DropMember(tx.sql(), stored->position, KeyOf(member->who()));
        }
        UpdateCircle(tx.sql(), *stored);
        v1::AnswerInvitationResponse response;
        *response.mutable_member() = *member;
        return response;
      });
}

}  // namespace parcours::followup
