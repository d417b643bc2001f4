#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/mail.h"
#include "services/signin/rules/lifetimes.h"
#include "services/signin/rules/texts.h"

namespace parcours::signin {

core::Result<Work<v1::ResendCodeResponse>> ResendCode(Call&, const v1::ResendCodeRequest& request) {
  return Work<v1::ResendCodeResponse>([&request](platform::Transaction& tx) -> core::Result<v1::ResendCodeResponse> {
    Flow flow = TRY(OpenFlow(tx.sql(), FlowKind::kAccount, request.sign_in_id(), tx.now()));
    const auto person = PersonByHandle(tx.sql(), flow.holder);
    if (!person) return core::Refuse(common::v1::REASON_NOT_FOUND, "citizen");
    TRY(CheckUnlocked(person->account_tries, tx.now()));
    CodeRoute route = TRY(RouteOf(*person, request.channel()));
    flow.code = tx.NextCode();
    flow.code_expires = tx.now() + kOneTimeCode;
    PutFlow(tx.sql(), flow);
    Send(tx, person->handle, SignInCodeText(flow.code), route.channel, flow.code_expires);
    v1::ResendCodeResponse response;
    response.set_code_sent_to(std::move(route.shown));
    *response.mutable_code_expires() = ToTimestamp(flow.code_expires);
    return response;
  });
}

}  // namespace parcours::signin
