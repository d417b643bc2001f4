#include "parcours/common/v1/reason.pb.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/rules/catalogue.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {
namespace {

// As the request says that it stands. Refuses with CODE_UNKNOWN.
core::Result<v1::Examination> FindExamination(const v1::SetExaminationRequest& request) {
  for (v1::Examination one : Examinations()) {
    if (one.code() != request.code()) continue;
    one.set_status(request.status());
    return one;
  }
  return core::Refuse(RefusedAt(common::v1::REASON_CODE_UNKNOWN, rules::kExamination,
                                {{.field = "code", .description = "is no examination of the list"}}));
}

}  // namespace

core::Result<Work<v1::SetExaminationResponse>> SetExamination(Call& call, const v1::SetExaminationRequest& request) {
  v1::Examination examination = TRY(FindExamination(request));
  const Standing standing = TRY(Enter(call, request.holder(), Act::kWrite));
  return Work<v1::SetExaminationResponse>(
      [standing, examination](platform::Transaction& tx) -> core::Result<v1::SetExaminationResponse> {
        TRY(Confirm(tx, standing));
        const std::string& space = standing.holder.matricule();
        const std::string& code = examination.code();
        if (const auto before = LatestItem(tx.sql(), space, ItemKind::kExamination, code))
          DeleteItem(tx.sql(), before->position);
        InsertItem(tx.sql(), {.space = space,
                              .kind = ItemKind::kExamination,
                              .id = code,
                              .code = code,
                              .time = tx.now(),
                              .bytes = examination.SerializeAsString()});
        v1::SetExaminationResponse response;
        *response.mutable_examination() = examination;
        return response;
      });
}

}  // namespace parcours::portal
