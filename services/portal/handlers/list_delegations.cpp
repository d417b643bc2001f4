#include "services/portal/handlers/delegations.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/list.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::ListDelegationsResponse>> ListDelegations(Call& call, const v1::ListDelegationsRequest& request) {
  const common::v1::Ins me = TRY(IdentifyCitizen(call));
  const std::string list = "portal.delegations/" + me.matricule();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  return Work<v1::ListDelegationsResponse>(
      [me, list, page](platform::Transaction& tx) -> core::Result<v1::ListDelegationsResponse> {
        const auto found = DelegationsOf(tx.sql(), me.matricule(), page.after, page.size);
        v1::ListDelegationsResponse response;
        for (const StoredDelegation& one : found) {
          *response.add_delegations() = Shown(tx.sql(), one, me.matricule(), tx.now());
        }
        const std::int64_t last = found.empty() ? 0 : found.back().position;
        response.set_next_page_token(platform::NextPageToken(page, found.size(), last, list));
        return response;
      });
}

}  // namespace parcours::portal
