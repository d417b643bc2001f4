#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/exams/handlers/find.h"
#include "services/exams/handlers/handlers.h"
#include "services/exams/rules/lifecycle.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::exams {

core::Result<Work<v1::ListExaminationsResponse>> ListExaminations(Call& call,
                                                                  const v1::ListExaminationsRequest& request) {
  if (!core::KeyMatches(request.patient())) return core::Refuse(common::v1::REASON_KEY_WRONG, "patient");
  const std::string& matricule = request.patient().matricule();
  const std::string list = "exams.examinations/" + matricule;
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const Asker asker = TRY(AskerOf(call));
  if (!asker.citizen.empty() && asker.citizen != matricule) {
    return core::Refuse(Refused(common::v1::REASON_NOT_YOUR_RECORD, rules::kPatientSees));
  }
  return Work<v1::ListExaminationsResponse>(
      [&request, list, page, asker](platform::Transaction& tx) -> core::Result<v1::ListExaminationsResponse> {
        tx.Decide(Describe(asker.citizen.empty() ? rules::kPrescriberSees : rules::kPatientSees));
        auto found = ExaminationsOf(tx.sql(), request.patient().matricule(), asker.prescriber, asker.structure,
                                    page.after, page.size);
        v1::ListExaminationsResponse response;
        const std::int64_t last = found.empty() ? 0 : found.back().position;
        response.set_next_page_token(platform::NextPageToken(page, found.size(), last, list));
        for (StoredExamination& one : found) {
          const bool own = !asker.structure.empty() && one.examination.structure() == asker.structure;
          *response.add_examinations() = own ? one.examination : ShownOutside(one.examination);
        }
        return response;
      });
}

}  // namespace parcours::exams
