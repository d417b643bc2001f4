#include "parcours/common/v1/reason.pb.h"
#include "parcours/signin/v1/phone.pb.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/rules/rule.h"

namespace parcours::messaging {

core::Result<Work<v1::SendOutsideMailResponse>> SendOutsideMail(Call&, const v1::SendOutsideMailRequest& request) {
  if (request.to().empty() != request.has_citizen()) {
    return core::Refuse(RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kOrdinaryMail,
                                  {{.field = "to", .description = "or a citizen is needed, one of both"}}));
  }
  if (!request.to().empty()) return core::Refuse(Refused(common::v1::REASON_DOMAIN_NOT_TRUSTED, rules::kTrusted));
  return Work<v1::SendOutsideMailResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::SendOutsideMailResponse> {
        signin::v1::DeliverRequest mail;
        mail.set_request_id(tx.NextId("out"));
        *mail.mutable_ins() = request.citizen();
        mail.set_sender(request.from_name() + " <" + request.from() + ">");
        mail.set_channel(signin::v1::MESSAGE_CHANNEL_EMAIL);
        *mail.mutable_title() = request.subject();
        *mail.mutable_text() = request.text();
        tx.Enqueue("parcours.signin.v1.PhoneService/Deliver", mail);
        tx.Decide(Describe(rules::kOrdinaryMail));
        return v1::SendOutsideMailResponse();
      });
}

}  // namespace parcours::messaging
