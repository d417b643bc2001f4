#include "parcours/common/v1/reason.pb.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/mailboxes.h"
#include "services/messaging/rules/mailboxes.h"

namespace parcours::messaging {

core::Result<Work<v1::GetAttachmentResponse>> GetAttachment(Call&, const v1::GetAttachmentRequest& request) {
  return Work<v1::GetAttachmentResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::GetAttachmentResponse> {
        const StoredMessage stored = TRY(MessageToRead(tx, request.mailbox(), request.message_id()));
        v1::GetAttachmentResponse response;
        *response.mutable_attachment() = TRY(AttachmentOf(stored.message, request.attachment_id()));
        const Verdict verdict = DecideReadingFile(tx.caller(), response.attachment().kind());
        tx.Decide(verdict.Describe());
        if (!verdict.allowed()) return core::Refuse(verdict.ToRefusal());
        response.set_content(FindFile(tx.sql(), stored.message.id(), request.attachment_id()).value_or(""));
        return response;
      });
}

}  // namespace parcours::messaging
