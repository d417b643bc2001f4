#include "services/messaging/handlers/handlers.h"
#include "services/messaging/mail.h"
#include "services/messaging/mailboxes.h"
#include "services/messaging/rules/mailboxes.h"

namespace parcours::messaging {

core::Result<Work<v1::OpenMessageResponse>> OpenMessage(Call&, const v1::OpenMessageRequest& request) {
  return Work<v1::OpenMessageResponse>([&request](platform::Transaction& tx) -> core::Result<v1::OpenMessageResponse> {
    StoredMessage stored = TRY(MessageToRead(tx, request.mailbox(), request.message_id()));
    const std::string address = NormalAddress(request.mailbox());
    if (!stored.message.read()) {
      MarkRead(tx.sql(), address, stored.message.id());
      if (WantsReceipt(stored.message)) {
        MakeReceipt(tx, stored.message, address, v1::DISPOSITION_DISPLAYED, "");
        tx.Decide(Describe(rules::kReceipt));
      }
      stored.message.set_read(true);
    }
    v1::OpenMessageResponse response;
    *response.mutable_message() = ShownInMailbox(tx.sql(), std::move(stored));
    return response;
  });
}

}  // namespace parcours::messaging
