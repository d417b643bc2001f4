#include "services/portal/handlers/folders.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::RenameFolderResponse>> RenameFolder(Call& call, const v1::RenameFolderRequest& request) {
  const Standing standing = TRY(Enter(call, request.holder(), Act::kWrite));
  return Work<v1::RenameFolderResponse>(
      [&request, standing](platform::Transaction& tx) -> core::Result<v1::RenameFolderResponse> {
        TRY(Confirm(tx, standing));
        Item item = TRY(FindFolder(tx.sql(), standing.holder.matricule(), request.folder_id()));
        auto folder = item.As<v1::Folder>();
        if (folder.name() != request.name()) {
          TRY(CheckFolderName(tx.sql(), standing.holder.matricule(), request.name()));
        }
        folder.set_name(request.name());
        item.bytes = folder.SerializeAsString();
        UpdateItem(tx.sql(), item);
        v1::RenameFolderResponse response;
        *response.mutable_folder() = std::move(folder);
        return response;
      });
}

}  // namespace parcours::portal
