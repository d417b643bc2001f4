#include <optional>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/mail.h"

namespace parcours::signin {
namespace {

struct Recipient {
  std::string handle;
  bool has_mobile = false;
  bool has_email = false;
};

core::Result<Recipient> RecipientOf(Call& call, const v1::DeliverRequest& request) {
  if (request.has_ins()) {
    const auto person = TRY(PersonOf(call, request.ins()));
    if (!person) return core::Refuse(common::v1::REASON_NOT_FOUND, "recipient");
    return Recipient{person->handle, !person->mobile.empty(), !person->email.empty()};
  }
  std::optional<Professional> professional;
  TRY(call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    professional = FindProfessional(tx, request.ps_id_nat());
    return {};
  }));
  if (!professional) return core::Refuse(common::v1::REASON_NOT_FOUND, "recipient");
  return Recipient{professional->handle, !professional->mobile.empty(), !professional->email.empty()};
}

v1::MessageChannel ChannelFor(const Recipient& recipient, v1::MessageChannel wanted) {
  if (wanted != v1::MESSAGE_CHANNEL_UNSPECIFIED) return wanted;
  if (recipient.has_mobile) return v1::MESSAGE_CHANNEL_PUSH;
  return recipient.has_email ? v1::MESSAGE_CHANNEL_EMAIL : v1::MESSAGE_CHANNEL_LETTER;
}

}  // namespace

core::Result<Work<v1::DeliverResponse>> Deliver(Call& call, const v1::DeliverRequest& request) {
  if (request.has_ins() == !request.ps_id_nat().empty()) {
    return core::Refuse(BadField("ins", "give one of ins and ps_id_nat"));
  }
  if (request.text().fr().empty() && request.text().en().empty()) return core::Refuse(BadField("text", "is empty"));
  const Recipient recipient = TRY(RecipientOf(call, request));
  return Work<v1::DeliverResponse>(
      [&request, recipient](platform::Transaction& tx) -> core::Result<v1::DeliverResponse> {
        v1::Message message;
        message.set_sender(request.sender());
        message.set_kind(v1::MESSAGE_KIND_NOTIFICATION);
        *message.mutable_title() = request.title();
        *message.mutable_text() = request.text();
        v1::DeliverResponse response;
        response.set_message_id(
            Send(tx, recipient.handle, std::move(message), ChannelFor(recipient, request.channel())).id());
        return response;
      });
}

}  // namespace parcours::signin
