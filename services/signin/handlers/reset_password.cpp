#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"
#include "pki/password.h"
#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/mail.h"
#include "services/signin/rules/credentials.h"
#include "services/signin/rules/texts.h"

namespace parcours::signin {
namespace {

// One wrong code more; the fifth ends the reset.
core::Refusal CountAndRefuse(platform::Transaction& tx, Flow& flow) {
  Tries tries{.wrong = flow.wrong, .locked_until = std::nullopt};
  CountWrong(tries, tx.now());
  flow.wrong = tries.wrong;
  if (tries.locked_until) flow.state = FlowState::kDone;
  PutFlow(tx.sql(), flow);
  tx.KeepOnRefusal();
  if (tries.locked_until) return {.reason = common::v1::REASON_CODE_WRONG, .detail = "no try left: ask for a new code"};
  return Wrong(common::v1::REASON_CODE_WRONG, tries);
}

}  // namespace

core::Result<Work<v1::ResetPasswordResponse>> ResetPassword(Call&, const v1::ResetPasswordRequest& request) {
  TRY(CheckPassword(request.new_password(), "new_password"));
  return Work<v1::ResetPasswordResponse>([&request, hash = pki::HashPassword(request.new_password())](
                                             platform::Transaction& tx) -> core::Result<v1::ResetPasswordResponse> {
    auto flow = FindFlow(tx.sql(), FlowKind::kReset, request.reset_id());
    if (!flow || flow->state != FlowState::kCodeSent || tx.now() > flow->code_expires) {
      return core::Refuse(common::v1::REASON_CODE_EXPIRED);
    }
    auto person = PersonByHandle(tx.sql(), flow->holder);
    if (!person || !pki::EqualInConstantTime(flow->code, request.code())) {
      return core::Refuse(CountAndRefuse(tx, *flow));
    }
    flow->state = FlowState::kDone;
    PutFlow(tx.sql(), *flow);
    person->password_hash = hash;
    person->account_tries = {};
    UpdatePerson(tx.sql(), *person);
    Send(tx, person->handle, PasswordChangedText(), v1::MESSAGE_CHANNEL_EMAIL);
    return v1::ResetPasswordResponse();
  });
}

}  // namespace parcours::signin
