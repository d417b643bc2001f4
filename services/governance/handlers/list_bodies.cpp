#include "services/governance/catalogue.h"
#include "services/governance/handlers/handlers.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::governance {

core::Result<Work<v1::ListBodiesResponse>> ListBodies(Call& /*call*/, const v1::ListBodiesRequest& request) {
  constexpr std::string_view kList = "governance.bodies";
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), kList));
  const auto& bodies = Catalogue::Builtin().bodies();
  v1::ListBodiesResponse response;
  auto last = static_cast<std::size_t>(page.after);
  while (last < bodies.size() && response.bodies_size() < page.size) *response.add_bodies() = bodies[last++];
  response.set_next_page_token(platform::NextPageToken(page, static_cast<std::size_t>(response.bodies_size()),
                                                       static_cast<std::int64_t>(last), kList));
  return Work<v1::ListBodiesResponse>([response](platform::Transaction& /*tx*/) { return response; });
}

}  // namespace parcours::governance
