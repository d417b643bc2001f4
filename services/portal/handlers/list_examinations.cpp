#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/list.h"
#include "services/portal/rules/catalogue.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::ListExaminationsResponse>> ListExaminations(Call& call,
                                                                  const v1::ListExaminationsRequest& request) {
  const std::string list = "portal.examinations/" + request.holder().matricule();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const Standing standing = TRY(Enter(call, request.holder(), Act::kRead));
  return Work<v1::ListExaminationsResponse>(
      [standing, list, page](platform::Transaction& tx) -> core::Result<v1::ListExaminationsResponse> {
        TRY(Confirm(tx, standing));
        v1::ListExaminationsResponse response;
        response.set_next_page_token(FillPageOf(Examinations(), page, list, [&](const v1::Examination& one) {
          const auto kept = LatestItem(tx.sql(), standing.holder.matricule(), ItemKind::kExamination, one.code());
          *response.add_examinations() = kept ? kept->As<v1::Examination>() : one;
        }));
        return response;
      });
}

}  // namespace parcours::portal
