#include "services/followup/handlers/orientation/files.h"
#include "services/followup/handlers/orientation/handlers.h"

namespace parcours::followup {

core::Result<Work<v1::RecordDischargeResponse>> RecordDischarge(Call&, const v1::RecordDischargeRequest& request) {
  return Work<v1::RecordDischargeResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::RecordDischargeResponse> {
        Sent sent = TRY(RequestReceived(tx, request.admission_request_id()));
        TRY(Move(tx, sent.request, AdmissionEvent::kDischarge));
        sent.file.file.set_state(v1::ORIENTATION_FILE_STATE_CLOSED);
        UpdateFile(tx.sql(), sent.file);
        return Showing<v1::RecordDischargeResponse>(std::move(sent.request));
      });
}

}  // namespace parcours::followup
