#include "services/exams/handlers/find.h"
#include "services/exams/handlers/handlers.h"
#include "services/exams/rules/lifecycle.h"
#include "services/exams/times.h"

namespace parcours::exams {

core::Result<Work<v1::RecordAcquisitionResponse>> RecordAcquisition(Call& /*call*/,
                                                                    const v1::RecordAcquisitionRequest& request) {
  return Work<v1::RecordAcquisitionResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::RecordAcquisitionResponse> {
        StoredExamination stored = TRY(FindOfStructure(tx, request.examination_id()));
        v1::Examination& one = stored.examination;
        TRY(CheckKind(one, v1::EXAMINATION_KIND_IMAGING, "acquisition"));
        TRY(CheckStatus(one, {v1::EXAMINATION_STATUS_REGISTERED}));
        one.set_status(v1::EXAMINATION_STATUS_PERFORMED);
        *one.mutable_acquisition() = request.acquisition();
        *one.mutable_performed() = ToTimestamp(tx.now());
        UpdateExamination(tx.sql(), stored);
        v1::RecordAcquisitionResponse response;
        *response.mutable_examination() = std::move(one);
        return response;
      });
}

}  // namespace parcours::exams
