#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/people.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::followup {

core::Result<Work<v1::ListMeasuresResponse>> ListMeasures(Call& call, const v1::ListMeasuresRequest& request) {
  const std::string list = "followup.measures/" + request.plan_id();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const std::string citizen = TRY(CitizenOf(call));
  return Work<v1::ListMeasuresResponse>(
      [&request, list, page, citizen](platform::Transaction& tx) -> core::Result<v1::ListMeasuresResponse> {
        const StoredPlan stored = TRY(OwnPlan(tx, request.plan_id(), citizen));
        auto found = MeasuresOf(tx.sql(), stored.position, page.after, page.size);
        v1::ListMeasuresResponse response;
        const std::int64_t last = found.empty() ? 0 : found.back().position;
        response.set_next_page_token(platform::NextPageToken(page, found.size(), last, list));
        for (ListedMeasure& one : found) *response.add_measures() = std::move(one.measure);
        return response;
      });
}

}  // namespace parcours::followup
