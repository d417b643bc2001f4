#include "services/followup/handlers/orientation/handlers.h"
#include "services/followup/orientation_store.h"
#include "services/followup/rules/rule.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::followup {

core::Result<Work<v1::ListUnitsResponse>> ListUnits(Call&, const v1::ListUnitsRequest& request) {
  const std::string list = "followup.units/" + std::to_string(request.kind());
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  return Work<v1::ListUnitsResponse>(
      [&request, list, page](platform::Transaction& tx) -> core::Result<v1::ListUnitsResponse> {
        tx.Decide(Describe(rules::kUnits));
        const auto found = UnitsOf(tx.sql(), request.kind(), page.after, page.size);
        v1::ListUnitsResponse response;
        const std::int64_t last = found.empty() ? 0 : found.back().position;
        response.set_next_page_token(platform::NextPageToken(page, found.size(), last, list));
        for (const ListedUnit& one : found) *response.add_units() = one.unit;
        return response;
      });
}

}  // namespace parcours::followup
