#include "services/followup/handlers/coordination/circles.h"
#include "services/followup/handlers/coordination/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/rule.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::followup {

core::Result<Work<v1::ListCirclesResponse>> ListCircles(Call& call, const v1::ListCirclesRequest& request) {
  const std::string list = "followup.circles";
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const Who who = WhoIs(call.caller(), TRY(CitizenOf(call)));
  return Work<v1::ListCirclesResponse>(
      [list, page, who](platform::Transaction& tx) -> core::Result<v1::ListCirclesResponse> {
        tx.Decide(Describe(rules::kInCircle));
        auto found = who.citizen.empty() ? CirclesOf(tx.sql(), who.subject, who.structure, page.after, page.size)
                                         : CirclesOf(tx.sql(), who.citizen, who.citizen, page.after, page.size);
        v1::ListCirclesResponse response;
        const std::int64_t last = found.empty() ? 0 : found.back().position;
        response.set_next_page_token(platform::NextPageToken(page, found.size(), last, list));
        for (StoredCircle& one : found) *response.add_circles() = std::move(one.circle);
        return response;
      });
}

}  // namespace parcours::followup
