#include "services/messaging/exchanges.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/handlers/patients.h"
#include "services/messaging/mailboxes.h"
#include "services/messaging/rules/mailboxes.h"

namespace parcours::messaging {

core::Result<Work<v1::GetReceivedAttachmentResponse>> GetReceivedAttachment(
    Call& call, const v1::GetReceivedAttachmentRequest& request) {
  const common::v1::Ins ins = TRY(CitizenOf(call));
  return Work<v1::GetReceivedAttachmentResponse>(
      [&request, ins](platform::Transaction& tx) -> core::Result<v1::GetReceivedAttachmentResponse> {
        tx.Concern(ins.matricule());
        tx.Decide(Describe(rules::kOwn));
        const v1::Message message = TRY(MessageOfCitizen(tx.sql(), AddressOf(ins), request.message_id()));
        v1::GetReceivedAttachmentResponse response;
        *response.mutable_attachment() = TRY(AttachmentOf(message, request.attachment_id()));
        response.set_content(FindFile(tx.sql(), message.id(), request.attachment_id()).value_or(""));
        return response;
      });
}

}  // namespace parcours::messaging
