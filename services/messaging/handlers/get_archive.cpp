#include "parcours/common/v1/reason.pb.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/mailboxes.h"
#include "services/messaging/rules/mailboxes.h"

namespace parcours::messaging {

core::Result<Work<v1::GetArchiveResponse>> GetArchive(Call&, const v1::GetArchiveRequest& request) {
  return Work<v1::GetArchiveResponse>([&request](platform::Transaction& tx) -> core::Result<v1::GetArchiveResponse> {
    const StoredMessage stored = TRY(MessageToRead(tx, request.mailbox(), request.message_id()));
    const Verdict verdict = DecideReadingFile(tx.caller(), v1::ATTACHMENT_KIND_CDA);
    tx.Decide(verdict.Describe());
    if (!verdict.allowed()) return core::Refuse(verdict.ToRefusal());
    if (!stored.message.has_archive()) return core::Refuse(common::v1::REASON_NOT_FOUND, "archive");
    v1::GetArchiveResponse response;
    response.set_content(ArchiveOf(tx.sql(), stored.message.id()));
    return response;
  });
}

}  // namespace parcours::messaging
