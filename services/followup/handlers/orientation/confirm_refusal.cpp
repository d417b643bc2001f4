#include "services/followup/handlers/orientation/files.h"
#include "services/followup/handlers/orientation/handlers.h"

namespace parcours::followup {

core::Result<Work<v1::ConfirmRefusalResponse>> ConfirmRefusal(Call&, const v1::ConfirmRefusalRequest& request) {
  return Work<v1::ConfirmRefusalResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::ConfirmRefusalResponse> {
        Sent sent = TRY(RequestSent(tx, request.admission_request_id()));
        TRY(Move(tx, sent.request, AdmissionEvent::kConfirmRefusal));
        return Showing<v1::ConfirmRefusalResponse>(std::move(sent.request));
      });
}

}  // namespace parcours::followup
