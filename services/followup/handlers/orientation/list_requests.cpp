#include "services/followup/handlers/orientation/files.h"
#include "services/followup/handlers/orientation/handlers.h"
#include "services/followup/people.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::followup {

core::Result<Work<v1::ListRequestsResponse>> ListRequests(Call& call, const v1::ListRequestsRequest& request) {
  const std::string list = "followup.requests/" + request.file_id();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const std::string citizen = TRY(CitizenOf(call));
  return Work<v1::ListRequestsResponse>(
      [&request, list, page, citizen](platform::Transaction& tx) -> core::Result<v1::ListRequestsResponse> {
        const StoredFile file = TRY(OwnFile(tx, request.file_id(), citizen));
        auto found = RequestsOf(tx.sql(), file.position, page.after, page.size);
        v1::ListRequestsResponse response;
        const std::int64_t last = found.empty() ? 0 : found.back().position;
        response.set_next_page_token(platform::NextPageToken(page, found.size(), last, list));
        for (StoredRequest& one : found) *response.add_requests() = std::move(one.request);
        return response;
      });
}

}  // namespace parcours::followup
