#include "parcours/common/v1/reason.pb.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/mail.h"
#include "services/messaging/mailboxes.h"
#include "services/messaging/rules/receipts.h"
#include "services/messaging/rules/rule.h"

namespace parcours::messaging {
namespace {

core::Result<void> CheckAnswerable(const StoredMessage& stored) {
  const bool came_in = stored.folder == v1::FOLDER_INBOX;
  if (came_in && stored.message.origin() == v1::MESSAGE_ORIGIN_PROFESSIONAL) return {};
  return core::Refuse(
      RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kReceipt,
                {{.field = "message_id", .description = "is no message received from a professional"}}));
}

}  // namespace

core::Result<Work<v1::SendReceiptResponse>> SendReceipt(Call&, const v1::SendReceiptRequest& request) {
  if (auto faults = FaultsOfReceipt(request.disposition(), request.error_code()); !faults.empty()) {
    return core::Refuse(RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kBusinessCode, std::move(faults)));
  }
  return Work<v1::SendReceiptResponse>([&request](platform::Transaction& tx) -> core::Result<v1::SendReceiptResponse> {
    const v1::Mailbox mailbox = TRY(MailboxToOpen(tx, request.mailbox()));
    const StoredMessage stored = TRY(MessageToRead(tx, request.mailbox(), request.message_id()));
    TRY(CheckAnswerable(stored));
    const bool wanted = WantsReceipt(stored.message);
    const bool failed = request.disposition() == v1::DISPOSITION_FAILED;
    v1::SendReceiptResponse response;
    *response.mutable_receipt() =
        MakeReceipt(tx, stored.message, mailbox.address(), request.disposition(), request.error_code());
    response.set_returned(wanted);
    if (failed && !wanted) PostFailure(tx, stored.message, mailbox, request.error_code());
    tx.Decide(Describe(failed && !wanted ? rules::kPlainFailure : (failed ? rules::kBusinessCode : rules::kReceipt)));
    return response;
  });
}

}  // namespace parcours::messaging
