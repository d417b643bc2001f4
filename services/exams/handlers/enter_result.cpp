#include "services/exams/handlers/find.h"
#include "services/exams/handlers/handlers.h"
#include "services/exams/rules/lifecycle.h"
#include "services/exams/rules/results.h"

namespace parcours::exams {

core::Result<Work<v1::EnterResultResponse>> EnterResult(Call& /*call*/, const v1::EnterResultRequest& request) {
  return Work<v1::EnterResultResponse>([&request](platform::Transaction& tx) -> core::Result<v1::EnterResultResponse> {
    StoredExamination stored = TRY(FindOfStructure(tx, request.examination_id()));
    v1::Examination& one = stored.examination;
    TRY(CheckStatus(one, {v1::EXAMINATION_STATUS_PERFORMED, v1::EXAMINATION_STATUS_ENTERED}));
    *one.mutable_result() = TRY(Interpreted(request.result(), one.order().kind()));
    one.set_status(v1::EXAMINATION_STATUS_ENTERED);
    UpdateExamination(tx.sql(), stored);
    v1::EnterResultResponse response;
    *response.mutable_examination() = std::move(one);
    return response;
  });
}

}  // namespace parcours::exams
