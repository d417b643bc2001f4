#include "services/signin/handlers/handlers.h"
#include "services/signin/mail.h"
#include "services/signin/rules/lifetimes.h"
#include "services/signin/rules/texts.h"

namespace parcours::signin {

core::Result<Work<v1::RequestPasswordResetResponse>> RequestPasswordReset(
    Call&, const v1::RequestPasswordResetRequest& request) {
  return Work<v1::RequestPasswordResetResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::RequestPasswordResetResponse> {
        // Where there is no such account, or no address, the reset exists all the same and nobody gets its code: the
        // answer tells nothing.
        Flow flow{.id = tx.NextId("reset"), .kind = FlowKind::kReset, .state = FlowState::kCodeSent};
        flow.expires = flow.code_expires = tx.now() + kOneTimeCode;
        flow.code = tx.NextCode();
        const auto person = PersonByIdentifier(tx.sql(), request.identifier());
        if (person && !person->account_email.empty()) {
          flow.holder = person->handle;
          Send(tx, person->handle, ResetCodeText(flow.code), v1::MESSAGE_CHANNEL_EMAIL, flow.code_expires);
        }
        PutFlow(tx.sql(), flow);
        v1::RequestPasswordResetResponse response;
        response.set_reset_id(flow.id);
        return response;
      });
}

}  // namespace parcours::signin
