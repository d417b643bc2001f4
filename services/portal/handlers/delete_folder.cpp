#include "services/portal/handlers/folders.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/standing.h"

namespace parcours::portal {
namespace {

// Nothing is in the folder any more; what is pinned stays so.
void TakeOut(platform::WriteTransaction& tx, const std::string& space, const std::string& folder) {
  constexpr std::int64_t kAll = 1'000'000;
  for (Item& item : ItemsOf(tx, {.space = space, .kind = ItemKind::kFiled, .parent = folder}, 0, kAll)) {
    auto filed = item.As<v1::FiledDocument>();
    if (!filed.pinned()) {
      DeleteItem(tx, item.position);
      continue;
    }
    filed.clear_folder_id();
    item.parent.clear();
    item.bytes = filed.SerializeAsString();
    UpdateItem(tx, item);
  }
}

}  // namespace

core::Result<Work<v1::DeleteFolderResponse>> DeleteFolder(Call& call, const v1::DeleteFolderRequest& request) {
  const Standing standing = TRY(Enter(call, request.holder(), Act::kOwn));
  return Work<v1::DeleteFolderResponse>(
      [&request, standing](platform::Transaction& tx) -> core::Result<v1::DeleteFolderResponse> {
        TRY(Confirm(tx, standing));
        const std::string& space = standing.holder.matricule();
        const Item folder = TRY(FindFolder(tx.sql(), space, request.folder_id()));
        TakeOut(tx.sql(), space, folder.id);
        DeleteItem(tx.sql(), folder.position);
        return v1::DeleteFolderResponse();
      });
}

}  // namespace parcours::portal
