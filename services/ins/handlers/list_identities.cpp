#include "services/ins/handlers/handlers.h"
#include "services/ins/records.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::ins {

core::Result<Work<v1::ListIdentitiesResponse>> ListIdentities(Call& call, const v1::ListIdentitiesRequest& request) {
  const std::string list = "ins.identities/" + OwnerOf(call.caller()) + "/" + std::to_string(request.status());
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  return Work<v1::ListIdentitiesResponse>(
      [&request, page, list](platform::Transaction& tx) -> core::Result<v1::ListIdentitiesResponse> {
        auto listed = ListIdentitiesOf(tx.sql(), OwnerOf(tx.caller()), request.status(), page.after, page.size);
        v1::ListIdentitiesResponse response;
        if (!listed.empty()) {
          response.set_next_page_token(platform::NextPageToken(page, listed.size(), listed.back().position, list));
        }
        for (ListedIdentity& one : listed) *response.add_identities() = std::move(one.identity);
        return response;
      });
}

}  // namespace parcours::ins
