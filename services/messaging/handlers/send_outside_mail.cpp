#include "parcours/common/v1/reason.pb.h"
#include "parcours/signin/v1/phone.pb.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/rules/rule.h"

namespace parcours::messaging {
namespace {

// As much as a phone shows of a sender.
constexpr std::size_t kLongestSender = 100;

}  // namespace

core::Result<Work<v1::SendOutsideMailResponse>> SendOutsideMail(Call&, const v1::SendOutsideMailRequest& request) {
  if (request.to().empty() != request.has_citizen()) {
    return core::Refuse(RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kOrdinaryMail,
                                  {{.field = "to", .description = "or a citizen is needed, one of both"}}));
  }
  if (!request.to().empty()) return core::Refuse(Refused(common::v1::REASON_DOMAIN_NOT_TRUSTED, rules::kTrusted));
  const std::string sender = request.from_name() + " <" + request.from() + ">";
  if (sender.size() > kLongestSender) {
    return core::Refuse(RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kOrdinaryMail,
                                  {{.field = "from", .description = "is too long with the name"}}));
  }
  return Work<v1::SendOutsideMailResponse>(
      [&request, sender](platform::Transaction& tx) -> core::Result<v1::SendOutsideMailResponse> {
        signin::v1::DeliverRequest mail;
        mail.set_request_id(tx.NextId("out"));
        *mail.mutable_ins() = request.citizen();
        mail.set_sender(sender);
        mail.set_channel(signin::v1::MESSAGE_CHANNEL_EMAIL);
        *mail.mutable_title() = request.subject();
        *mail.mutable_text() = request.text();
        tx.Enqueue("parcours.signin.v1.PhoneService/Deliver", mail);
        tx.Decide(Describe(rules::kOrdinaryMail));
        return v1::SendOutsideMailResponse();
      });
}

}  // namespace parcours::messaging
