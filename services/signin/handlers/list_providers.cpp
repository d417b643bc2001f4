#include <algorithm>

#include "services/platform/pipeline/paging.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/rules/pivot.h"
#include "services/signin/store.h"

namespace parcours::signin {

core::Result<Work<v1::ListProvidersResponse>> ListProviders(Call&, const v1::ListProvidersRequest& request) {
  constexpr std::string_view kList = "signin.providers";
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), kList));
  return Work<v1::ListProvidersResponse>([page](platform::Transaction& tx) -> core::Result<v1::ListProvidersResponse> {
    const auto all = ListProvidersByName(tx.sql());
    const std::int64_t end = std::min(static_cast<std::int64_t>(all.size()), page.after + page.size);
    v1::ListProvidersResponse response;
    for (std::int64_t i = page.after; i < end; ++i) {
      v1::Provider& provider = *response.add_providers();
      provider.set_name(all[static_cast<std::size_t>(i)].name);
      provider.set_level(LevelOf(all[static_cast<std::size_t>(i)].level));
    }
    const auto given = static_cast<std::size_t>(response.providers_size());
    response.set_next_page_token(platform::NextPageToken(page, given, end, kList));
    return response;
  });
}

}  // namespace parcours::signin
