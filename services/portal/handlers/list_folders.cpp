#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/list.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::ListFoldersResponse>> ListFolders(Call& call, const v1::ListFoldersRequest& request) {
  const std::string list = "portal.folders/" + request.holder().matricule();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const Standing standing = TRY(Enter(call, request.holder(), Act::kRead));
  return Work<v1::ListFoldersResponse>(
      [standing, list, page](platform::Transaction& tx) -> core::Result<v1::ListFoldersResponse> {
        TRY(Confirm(tx, standing));
        v1::ListFoldersResponse response;
        const ItemFilter filter{.space = standing.holder.matricule(), .kind = ItemKind::kFolder};
        response.set_next_page_token(FillPage(
            tx.sql(), filter, page, list, [&](const Item& item) { *response.add_folders() = item.As<v1::Folder>(); }));
        return response;
      });
}

}  // namespace parcours::portal
