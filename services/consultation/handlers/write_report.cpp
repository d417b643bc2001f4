#include "services/consultation/handlers/find.h"
#include "services/consultation/handlers/handlers.h"
#include "services/consultation/rules/reading.h"

namespace parcours::consultation {

core::Result<Work<v1::WriteReportResponse>> WriteReport(Call& /*call*/, const v1::WriteReportRequest& request) {
  return Work<v1::WriteReportResponse>([&request](platform::Transaction& tx) -> core::Result<v1::WriteReportResponse> {
    StoredConsultation stored = TRY(FindInWork(tx, request.consultation_id()));
    v1::Consultation& one = stored.consultation;
    TRY(CheckNotSigned(one));
    Write(*one.mutable_report(), request.passages());
    UpdateConsultation(tx.sql(), stored);
    v1::WriteReportResponse response;
    response.set_text_to_sign(TextToSign(stored));
    *response.mutable_report() = std::move(*one.mutable_report());
    return response;
  });
}

}  // namespace parcours::consultation
