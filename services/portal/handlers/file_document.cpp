#include "parcours/dmp/v1/dmp.pb.h"
#include "services/portal/handlers/folders.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::FileDocumentResponse>> FileDocument(Call& call, const v1::FileDocumentRequest& request) {
  const Standing standing = TRY(Enter(call, request.holder(), Act::kWrite));
  // The DMP decides what the caller may see; nothing of the document is kept here but its id.
  dmp::v1::GetDocumentRequest question;
  question.set_document_id(request.document_id());
  *question.mutable_patient() = request.holder();
  TRY(call.Ask<dmp::v1::GetDocumentResponse>("parcours.dmp.v1.DmpService/GetDocument", question));
  return Work<v1::FileDocumentResponse>(
      [&request, standing](platform::Transaction& tx) -> core::Result<v1::FileDocumentResponse> {
        TRY(Confirm(tx, standing));
        const std::string& space = standing.holder.matricule();
        if (!request.folder_id().empty()) TRY(FindFolder(tx.sql(), space, request.folder_id()));
        if (const auto before = FindItem(tx.sql(), space, ItemKind::kFiled, request.document_id())) {
          DeleteItem(tx.sql(), before->position);
        }
        v1::FileDocumentResponse response;
        v1::FiledDocument& filed = *response.mutable_filed();
        filed.set_document_id(request.document_id());
        filed.set_folder_id(request.folder_id());
        filed.set_pinned(request.pinned());
        if (filed.folder_id().empty() && !filed.pinned()) return response;
        InsertItem(tx.sql(), {.space = space,
                              .kind = ItemKind::kFiled,
                              .id = filed.document_id(),
                              .parent = filed.folder_id(),
                              .time = tx.now(),
                              .bytes = filed.SerializeAsString()});
        return response;
      });
}

}  // namespace parcours::portal
