#include "services/consultation/handlers/find.h"
#include "services/consultation/handlers/handlers.h"
#include "services/consultation/rules/reading.h"
#include "services/consultation/rules/rule.h"

namespace parcours::consultation {

core::Result<Work<v1::ReviseReportResponse>> ReviseReport(Call& /*call*/, const v1::ReviseReportRequest& request) {
  return Work<v1::ReviseReportResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::ReviseReportResponse> {
        StoredConsultation stored = TRY(FindInWork(tx, request.consultation_id()));
        v1::Consultation& one = stored.consultation;
        TRY(CheckSigned(one));
        tx.Decide(Describe(rules::kSignedOnce));
        TakeUp(*one.mutable_report());
        UpdateConsultation(tx.sql(), stored);
        v1::ReviseReportResponse response;
        *response.mutable_report() = std::move(*one.mutable_report());
        return response;
      });
}

}  // namespace parcours::consultation
