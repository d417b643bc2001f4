#include "services/exams/rules/lifecycle.h"

#include <algorithm>

#include "parcours/common/v1/reason.pb.h"
#include "services/exams/rules/rule.h"

namespace parcours::exams {
namespace {

constexpr std::string_view kDoctor = "10";

}  // namespace

core::Result<void> CheckStatus(const v1::Examination& examination,
                               std::initializer_list<v1::ExaminationStatus> statuses) {
  if (std::find(statuses.begin(), statuses.end(), examination.status()) != statuses.end()) return {};
  return core::Refuse(Refused(common::v1::REASON_REQUEST_STATE_NOT_ALLOWED, rules::kOrder));
}

core::Result<void> CheckKind(const v1::Examination& examination, v1::ExaminationKind kind, const char* field) {
  if (examination.order().kind() == kind) return {};
  return core::Refuse(RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kKind,
                                {{.field = field, .description = "does not go with this kind of examination"}}));
}

core::Result<void> CheckValidation(const v1::Examination& examination, const std::string& profession) {
  TRY(CheckStatus(examination, {v1::EXAMINATION_STATUS_ENTERED}));
  if (examination.order().kind() == v1::EXAMINATION_KIND_LABORATORY || profession == kDoctor) return {};
  return core::Refuse(Refused(common::v1::REASON_PROFESSION_NOT_ALLOWED, rules::kRadiologist));
}

core::Result<void> CheckCorrection(const v1::Examination& examination, const std::string& subject) {
  if (examination.status() != v1::EXAMINATION_STATUS_VALIDATED) {
    return core::Refuse(Refused(common::v1::REASON_RESULT_NOT_VALIDATED, rules::kValidated));
  }
  if (examination.validator().subject() == subject) return {};
  return core::Refuse(Refused(common::v1::REASON_AUTHOR_MISMATCH, rules::kOwnCorrection));
}

v1::Examination ShownOutside(v1::Examination examination) {
  if (examination.status() != v1::EXAMINATION_STATUS_VALIDATED) examination.clear_result();
  return examination;
}

}  // namespace parcours::exams
