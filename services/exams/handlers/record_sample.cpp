#include "services/exams/handlers/find.h"
#include "services/exams/handlers/handlers.h"
#include "services/exams/rules/lifecycle.h"
#include "services/exams/times.h"

namespace parcours::exams {

core::Result<Work<v1::RecordSampleResponse>> RecordSample(Call& /*call*/, const v1::RecordSampleRequest& request) {
  return Work<v1::RecordSampleResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::RecordSampleResponse> {
        StoredExamination stored = TRY(FindOfStructure(tx, request.examination_id()));
        v1::Examination& one = stored.examination;
        TRY(CheckKind(one, v1::EXAMINATION_KIND_LABORATORY, "sample"));
        TRY(CheckStatus(one, {v1::EXAMINATION_STATUS_REGISTERED}));
        one.set_status(v1::EXAMINATION_STATUS_PERFORMED);
        *one.mutable_sample() = request.sample();
        *one.mutable_performed() = ToTimestamp(tx.now());
        UpdateExamination(tx.sql(), stored);
        v1::RecordSampleResponse response;
        *response.mutable_examination() = std::move(one);
        return response;
      });
}

}  // namespace parcours::exams
