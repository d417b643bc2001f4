#include "parcours/common/v1/reason.pb.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "services/messaging/exchanges.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/handlers/patients.h"
#include "services/messaging/mailboxes.h"
#include "services/messaging/rules/files.h"
#include "services/messaging/rules/mailboxes.h"

namespace parcours::messaging {
namespace {

// The DMP's own answer comes after the commit: what it would refuse for sure is refused now.
core::Result<void> CheckDmpTakes(const std::string& content) {
  if (MediaTypeOf(content).empty()) return core::Refuse(Refused(common::v1::REASON_FORMAT_NOT_ALLOWED, rules::kSave));
  if (content.size() > kMostSavedBytes) {
    return core::Refuse(
        Refused(common::v1::REASON_ATTACHMENTS_TOO_LARGE, rules::kSave, {{"most", std::to_string(kMostSavedBytes)}}));
  }
  return {};
}

core::Result<void> CheckRecordOpen(platform::Call& call, const common::v1::Ins& citizen) {
  dmp::v1::GetRecordStatusRequest question;
  *question.mutable_patient() = citizen;
  const auto record =
      TRY(call.Ask<dmp::v1::GetRecordStatusResponse>("parcours.dmp.v1.DmpService/GetRecordStatus", question));
  if (record.state() == dmp::v1::RECORD_STATE_OPEN) return {};
  const bool closed = record.state() == dmp::v1::RECORD_STATE_CLOSED;
  return core::Refuse(Refused(closed ? common::v1::REASON_DMP_CLOSED : common::v1::REASON_DMP_ABSENT, rules::kSave));
}

}  // namespace

core::Result<Work<v1::SaveAttachmentResponse>> SaveAttachment(Call& call, const v1::SaveAttachmentRequest& request) {
  const common::v1::Ins ins = TRY(CitizenOf(call));
  TRY(CheckRecordOpen(call, ins));
  if (!IsPatientsCategory(request.category())) {
    return core::Refuse(RefusedAt(common::v1::REASON_CODE_UNKNOWN, rules::kSave,
                                  {{.field = "category", .description = "is none of a citizen's own documents"}}));
  }
  return Work<v1::SaveAttachmentResponse>(
      [&request, ins](platform::Transaction& tx) -> core::Result<v1::SaveAttachmentResponse> {
        tx.Concern(ins.matricule());
        tx.Decide(Describe(rules::kSave));
        const v1::Message message = TRY(MessageOfCitizen(tx.sql(), AddressOf(ins), request.message_id()));
        const v1::Attachment attachment = TRY(AttachmentOf(message, request.attachment_id()));
        std::string content = FindFile(tx.sql(), message.id(), attachment.id()).value_or("");
        TRY(CheckDmpTakes(content));
        dmp::v1::AddPatientDocumentRequest document;
        document.set_request_id(tx.NextId("save"));
        *document.mutable_patient() = ins;
        document.set_content(std::move(content));
        document.set_title(attachment.title().empty() ? attachment.name() : attachment.title());
        document.set_category(request.category());
        tx.Enqueue("parcours.dmp.v1.DmpService/AddPatientDocument", document);
        v1::SaveAttachmentResponse response;
        response.set_title(document.title());
        return response;
      });
}

}  // namespace parcours::messaging
