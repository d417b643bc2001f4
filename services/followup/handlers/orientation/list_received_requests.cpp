#include "services/followup/handlers/orientation/handlers.h"
#include "services/followup/orientation_store.h"
#include "services/followup/rules/rule.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::followup {

core::Result<Work<v1::ListReceivedRequestsResponse>> ListReceivedRequests(
    Call&, const v1::ListReceivedRequestsRequest& request) {
  const std::string list = "followup.received";
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  return Work<v1::ListReceivedRequestsResponse>(
      [list, page](platform::Transaction& tx) -> core::Result<v1::ListReceivedRequestsResponse> {
        tx.Decide(Describe(rules::kAddressed));
        auto found = ReceivedBy(tx.sql(), tx.caller().structure, page.after, page.size);
        v1::ListReceivedRequestsResponse response;
        const std::int64_t last = found.empty() ? 0 : found.back().position;
        response.set_next_page_token(platform::NextPageToken(page, found.size(), last, list));
        for (StoredRequest& one : found) *response.add_requests() = std::move(one.request);
        return response;
      });
}

}  // namespace parcours::followup
