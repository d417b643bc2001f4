#include "parcours/common/v1/reason.pb.h"
#include "services/signin/accounts.h"
#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/mail.h"
#include "services/signin/rules/lifetimes.h"
#include "services/signin/rules/texts.h"

namespace parcours::signin {

core::Result<Work<v1::SignInResponse>> SignIn(Call& call, const v1::SignInRequest& request) {
  const auto find = [&](platform::ReadTransaction& tx) { return PersonByIdentifier(tx, request.identifier()); };
  const ComparedPassword compared = TRY(ComparePassword(call, find, request.password()));
  return Work<v1::SignInResponse>([&request, compared](platform::Transaction& tx) -> core::Result<v1::SignInResponse> {
    auto person = PersonByIdentifier(tx.sql(), request.identifier());
    if (!person) return core::Refuse(common::v1::REASON_PASSWORD_WRONG);
    TRY(JudgePassword(tx, *person, compared));
    CodeRoute route = TRY(RouteOf(*person, request.channel()));
    Flow flow{.id = tx.NextId("mes"), .kind = FlowKind::kAccount, .state = FlowState::kCodeSent};
    flow.holder = person->handle;
    flow.expires = tx.now() + kAccountStep;
    flow.code = tx.NextCode();
    flow.code_expires = tx.now() + kOneTimeCode;
    PutFlow(tx.sql(), flow);
    Send(tx, person->handle, SignInCodeText(flow.code), route.channel, flow.code_expires);
    v1::SignInResponse response;
    response.set_sign_in_id(flow.id);
    response.set_code_sent_to(std::move(route.shown));
    *response.mutable_code_expires() = ToTimestamp(flow.code_expires);
    return response;
  });
}

}  // namespace parcours::signin
