#include "services/followup/handlers/orientation/files.h"
#include "services/followup/handlers/orientation/handlers.h"
#include "services/followup/rules/parts.h"

namespace parcours::followup {

core::Result<Work<v1::SupplyInformationResponse>> SupplyInformation(Call&,
                                                                    const v1::SupplyInformationRequest& request) {
  return Work<v1::SupplyInformationResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::SupplyInformationResponse> {
        Sent sent = TRY(RequestSent(tx, request.admission_request_id()));
        TRY(CheckComplete(sent.file.file));
        sent.request.request.set_text(request.text());
        TRY(Move(tx, sent.request, AdmissionEvent::kSupply));
        return Showing<v1::SupplyInformationResponse>(std::move(sent.request));
      });
}

}  // namespace parcours::followup
