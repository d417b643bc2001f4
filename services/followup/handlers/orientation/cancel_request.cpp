#include "services/followup/handlers/orientation/files.h"
#include "services/followup/handlers/orientation/handlers.h"

namespace parcours::followup {

core::Result<Work<v1::CancelRequestResponse>> CancelRequest(Call&, const v1::CancelRequestRequest& request) {
  TRY(CheckCancelReason(request.reason()));
  return Work<v1::CancelRequestResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::CancelRequestResponse> {
        Sent sent = TRY(RequestSent(tx, request.admission_request_id()));
        sent.request.request.set_cancel_reason(request.reason());
        TRY(Move(tx, sent.request, AdmissionEvent::kCancel));
        return Showing<v1::CancelRequestResponse>(std::move(sent.request));
      });
}

}  // namespace parcours::followup
