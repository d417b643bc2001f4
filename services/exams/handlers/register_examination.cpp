#include "parcours/common/v1/reason.pb.h"
#include "services/exams/handlers/handlers.h"
#include "services/exams/handlers/people.h"
#include "services/exams/rules/lifecycle.h"
#include "services/exams/rules/rule.h"
#include "services/exams/store.h"
#include "services/exams/times.h"

namespace parcours::exams {

core::Result<Work<v1::RegisterExaminationResponse>> RegisterExamination(Call& call,
                                                                        const v1::RegisterExaminationRequest& request) {
  TRY(QualifiedTraits(call, request.patient()));
  const std::string name = TRY(StructureName(call));
  return Work<v1::RegisterExaminationResponse>(
      [&request, name](platform::Transaction& tx) -> core::Result<v1::RegisterExaminationResponse> {
        auto stored = FindExamination(tx.sql(), request.examination_id());
        if (!stored) return core::Refuse(common::v1::REASON_NOT_FOUND, "examination");
        v1::Examination& one = stored->examination;
        if (one.patient().matricule() != request.patient().matricule()) {
          return core::Refuse(Refused(common::v1::REASON_IDENTITY_OTHER_PERSON, rules::kSamePatient));
        }
        TRY(CheckStatus(one, {v1::EXAMINATION_STATUS_REQUESTED}));
        tx.Decide(Describe(rules::kQualified));
        one.set_status(v1::EXAMINATION_STATUS_REGISTERED);
        one.set_structure(tx.caller().structure);
        one.set_structure_name(name);
        *one.mutable_registered() = ToTimestamp(tx.now());
        UpdateExamination(tx.sql(), *stored);
        v1::RegisterExaminationResponse response;
        *response.mutable_examination() = std::move(one);
        return response;
      });
}

}  // namespace parcours::exams
