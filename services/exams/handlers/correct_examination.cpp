#include "services/exams/handlers/find.h"
#include "services/exams/handlers/handlers.h"
#include "services/exams/handlers/people.h"
#include "services/exams/handlers/publish.h"
#include "services/exams/rules/lifecycle.h"
#include "services/exams/rules/results.h"

namespace parcours::exams {

core::Result<Work<v1::CorrectExaminationResponse>> CorrectExamination(Call& call,
                                                                      const v1::CorrectExaminationRequest& request) {
  const common::v1::Ins patient = TRY(PatientOf(call, request.examination_id()));
  const common::v1::Traits traits = TRY(QualifiedTraits(call, patient));
  const prescription::v1::Signatory validator = TRY(DescribeCaller(call));
  return Work<v1::CorrectExaminationResponse>(
      [&request, traits, validator](platform::Transaction& tx) -> core::Result<v1::CorrectExaminationResponse> {
        StoredExamination stored = TRY(FindOfStructure(tx, request.examination_id()));
        v1::Examination& one = stored.examination;
        TRY(CheckCorrection(one, tx.caller().subject));
        *one.mutable_result() = TRY(Interpreted(request.result(), one.order().kind()));
        one.set_correction_reason(request.reason());
        TRY(Publish(tx, stored, validator, traits));
        v1::CorrectExaminationResponse response;
        *response.mutable_examination() = std::move(one);
        return response;
      });
}

}  // namespace parcours::exams
