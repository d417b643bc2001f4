#include "parcours/common/v1/reason.pb.h"
#include "pki/password.h"
#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/mail.h"
#include "services/signin/rules/credentials.h"
#include "services/signin/rules/texts.h"

namespace parcours::signin {

core::Result<Work<v1::SetCredentialsResponse>> SetCredentials(Call&, const v1::SetCredentialsRequest& request) {
  TRY(CheckIdentifier(request.identifier()));
  TRY(CheckPassword(request.password(), "password"));
  if (request.email().empty() && request.mobile().empty()) {
    return core::Refuse(BadField("email", "or mobile is needed: codes must go somewhere"));
  }
  return Work<v1::SetCredentialsResponse>([&request, hash = pki::HashPassword(request.password())](
                                              platform::Transaction& tx) -> core::Result<v1::SetCredentialsResponse> {
    Flow flow = TRY(OpenFlow(tx.sql(), FlowKind::kActivation, request.activation_id(), tx.now()));
    auto person = PersonByHandle(tx.sql(), flow.holder);
    if (!person) return core::Refuse(common::v1::REASON_NOT_FOUND, "citizen");
    if (!person->identifier.empty()) return core::Refuse(common::v1::REASON_ACCOUNT_ALREADY_ACTIVE);
    if (PersonByIdentifier(tx.sql(), request.identifier())) {
      return core::Refuse(common::v1::REASON_ALREADY_EXISTS, "identifier");
    }
    person->identifier = request.identifier();
    person->password_hash = hash;
    person->account_email = request.email();
    person->account_mobile = request.mobile();
    UpdatePerson(tx.sql(), *person);
    flow.state = FlowState::kDone;
    PutFlow(tx.sql(), flow);
    Send(tx, person->handle, AccountActiveText(),
         request.email().empty() ? v1::MESSAGE_CHANNEL_SMS : v1::MESSAGE_CHANNEL_EMAIL);
    return v1::SetCredentialsResponse();
  });
}

}  // namespace parcours::signin
