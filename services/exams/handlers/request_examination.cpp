#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/exams/handlers/handlers.h"
#include "services/exams/handlers/people.h"
#include "services/exams/rules/rule.h"
#include "services/exams/store.h"
#include "services/exams/times.h"

namespace parcours::exams {

core::Result<Work<v1::RequestExaminationResponse>> RequestExamination(Call& call,
                                                                      const v1::RequestExaminationRequest& request) {
  if (!core::KeyMatches(request.patient())) return core::Refuse(common::v1::REASON_KEY_WRONG, "patient");
  const prescription::v1::Signatory prescriber = TRY(DescribeCaller(call));
  return Work<v1::RequestExaminationResponse>(
      [&request, prescriber](platform::Transaction& tx) -> core::Result<v1::RequestExaminationResponse> {
        tx.Decide(Describe(rules::kRequest));
        v1::RequestExaminationResponse response;
        v1::Examination& one = *response.mutable_examination();
        one.set_id(tx.NextId("exam"));
        one.set_status(v1::EXAMINATION_STATUS_REQUESTED);
        *one.mutable_patient() = request.patient();
        *one.mutable_order() = request.order();
        *one.mutable_prescriber() = prescriber;
        *one.mutable_requested() = ToTimestamp(tx.now());
        InsertExamination(tx.sql(), one);
        return response;
      });
}

}  // namespace parcours::exams
