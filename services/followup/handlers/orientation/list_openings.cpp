#include "services/followup/handlers/orientation/files.h"
#include "services/followup/handlers/orientation/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/rule.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::followup {

core::Result<Work<v1::ListOpeningsResponse>> ListOpenings(Call& call, const v1::ListOpeningsRequest& request) {
  const std::string list = "followup.openings/" + request.file_id();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const std::string citizen = TRY(CitizenOf(call));
  return Work<v1::ListOpeningsResponse>(
      [&request, list, page, citizen](platform::Transaction& tx) -> core::Result<v1::ListOpeningsResponse> {
        const StoredFile file = TRY(OwnFile(tx, request.file_id(), citizen));
        tx.Decide(Describe(rules::kTraced));
        auto found = OpeningsOf(tx.sql(), file.position, page.after, page.size);
        v1::ListOpeningsResponse response;
        const std::int64_t last = found.empty() ? 0 : found.back().position;
        response.set_next_page_token(platform::NextPageToken(page, found.size(), last, list));
        for (ListedOpening& one : found) *response.add_openings() = std::move(one.opening);
        return response;
      });
}

}  // namespace parcours::followup
