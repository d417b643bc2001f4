#include "services/exams/handlers/find.h"
#include "services/exams/handlers/handlers.h"

namespace parcours::exams {

core::Result<Work<v1::GetExaminationResponse>> GetExamination(Call& call, const v1::GetExaminationRequest& request) {
  const Asker asker = TRY(AskerOf(call));
  return Work<v1::GetExaminationResponse>(
      [&request, asker](platform::Transaction& tx) -> core::Result<v1::GetExaminationResponse> {
        const Found found = TRY(FindKnown(tx, request.examination_id(), asker));
        v1::GetExaminationResponse response;
        *response.mutable_examination() = ShownTo(found);
        return response;
      });
}

}  // namespace parcours::exams
