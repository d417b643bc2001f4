#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/list.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::ListProfileEntriesResponse>> ListProfileEntries(Call& call,
                                                                      const v1::ListProfileEntriesRequest& request) {
  const bool all = request.kind() == v1::PROFILE_KIND_UNSPECIFIED;
  const std::string code = all ? std::string() : std::to_string(request.kind());
  const std::string list = "portal.profile/" + request.holder().matricule() + "/" + code;
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const Standing standing = TRY(EnterWithData(call, request.holder(), Act::kRead, v1::DATA_SCOPE_PROFILE));
  return Work<v1::ListProfileEntriesResponse>(
      [standing, list, page, code](platform::Transaction& tx) -> core::Result<v1::ListProfileEntriesResponse> {
        TRY(Confirm(tx, standing));
        v1::ListProfileEntriesResponse response;
        const ItemFilter filter{.space = standing.holder.matricule(), .kind = ItemKind::kEntry, .code = code};
        response.set_next_page_token(FillPage(tx.sql(), filter, page, list, [&](const Item& item) {
          *response.add_entries() = item.As<v1::ProfileEntry>();
        }));
        return response;
      });
}

}  // namespace parcours::portal
