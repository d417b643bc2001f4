#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/people.h"
#include "services/followup/rules/rule.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::followup {

core::Result<Work<v1::ListPlansResponse>> ListPlans(Call& call, const v1::ListPlansRequest& request) {
  const std::string list = "followup.plans";
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const std::string citizen = TRY(CitizenOf(call));
  return Work<v1::ListPlansResponse>(
      [list, page, citizen](platform::Transaction& tx) -> core::Result<v1::ListPlansResponse> {
        tx.Decide(Describe(rules::kTeam));
        auto found = citizen.empty() ? PlansOfStructure(tx.sql(), tx.caller().structure, page.after, page.size)
                                     : PlansOfPatient(tx.sql(), citizen, page.after, page.size);
        v1::ListPlansResponse response;
        const std::int64_t last = found.empty() ? 0 : found.back().position;
        response.set_next_page_token(platform::NextPageToken(page, found.size(), last, list));
        for (StoredPlan& one : found) *response.add_plans() = Aged(std::move(one.plan), tx.now());
        return response;
      });
}

}  // namespace parcours::followup
