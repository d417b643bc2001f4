#include "services/followup/handlers/orientation/files.h"
#include "services/followup/handlers/orientation/handlers.h"
#include "services/followup/notice.h"

namespace parcours::followup {

core::Result<Work<v1::CancelFileResponse>> CancelFile(Call&, const v1::CancelFileRequest& request) {
  TRY(CheckCancelReason(request.reason()));
  return Work<v1::CancelFileResponse>([&request](platform::Transaction& tx) -> core::Result<v1::CancelFileResponse> {
    StoredFile stored = TRY(FileToChange(tx, request.file_id()));
    CancelOpen(tx, AllRequestsOf(tx.sql(), stored.position), request.reason());
    stored.file.set_state(v1::ORIENTATION_FILE_STATE_CANCELLED);
    stored.file.set_cancel_reason(request.reason());
    UpdateFile(tx.sql(), stored);
    if (request.reason() != v1::ORIENTATION_CANCEL_REASON_DEATH) {
      TellCitizen(tx, stored.file.patient(),
                  {"Votre dossier d'orientation est annulé", "Your orientation file is cancelled"},
                  {"Votre équipe de soins peut vous dire pourquoi.", "Your care team can tell you why."});
    }
    v1::CancelFileResponse response;
    *response.mutable_file() = Outline(std::move(stored.file));
    return response;
  });
}

}  // namespace parcours::followup
