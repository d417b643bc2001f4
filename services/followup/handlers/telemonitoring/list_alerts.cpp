#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/rules/rule.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::followup {

core::Result<Work<v1::ListAlertsResponse>> ListAlerts(Call&, const v1::ListAlertsRequest& request) {
  const AlertFilter filter = request.closed() ? AlertFilter::kClosed : AlertFilter::kOpen;
  const std::string list = request.closed() ? "followup.alerts/closed" : "followup.alerts/open";
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  return Work<v1::ListAlertsResponse>(
      [filter, list, page](platform::Transaction& tx) -> core::Result<v1::ListAlertsResponse> {
        tx.Decide(Describe(rules::kTeam));
        // The clock alone makes these: looking is enough, and who looks again finds the same.
        RaiseSilences(tx, tx.caller().structure);
        auto found = AlertsOf(tx.sql(), tx.caller().structure, filter, page.after, page.size);
        v1::ListAlertsResponse response;
        const std::int64_t last = found.empty() ? 0 : found.back().position;
        response.set_next_page_token(platform::NextPageToken(page, found.size(), last, list));
        for (StoredAlert& one : found) *response.add_alerts() = std::move(one.alert);
        return response;
      });
}

}  // namespace parcours::followup
