#include "services/exams/handlers/find.h"
#include "services/exams/handlers/handlers.h"
#include "services/exams/handlers/people.h"
#include "services/exams/handlers/publish.h"
#include "services/exams/rules/lifecycle.h"

namespace parcours::exams {

core::Result<Work<v1::ValidateExaminationResponse>> ValidateExamination(Call& call,
                                                                        const v1::ValidateExaminationRequest& request) {
  const common::v1::Ins patient = TRY(PatientOf(call, request.examination_id()));
  const common::v1::Traits traits = TRY(QualifiedTraits(call, patient));
  const prescription::v1::Signatory validator = TRY(DescribeCaller(call));
  return Work<v1::ValidateExaminationResponse>(
      [&request, traits, validator](platform::Transaction& tx) -> core::Result<v1::ValidateExaminationResponse> {
        StoredExamination stored = TRY(FindOfStructure(tx, request.examination_id()));
        TRY(CheckValidation(stored.examination, tx.caller().profession));
        TRY(Publish(tx, stored, validator, traits));
        v1::ValidateExaminationResponse response;
        *response.mutable_examination() = std::move(stored.examination);
        return response;
      });
}

}  // namespace parcours::exams
