#include "services/portal/handlers/folders.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/rules/calendar.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::CreateFolderResponse>> CreateFolder(Call& call, const v1::CreateFolderRequest& request) {
  const Standing standing = TRY(Enter(call, request.holder(), Act::kWrite));
  return Work<v1::CreateFolderResponse>(
      [&request, standing](platform::Transaction& tx) -> core::Result<v1::CreateFolderResponse> {
        TRY(Confirm(tx, standing));
        const std::string& space = standing.holder.matricule();
        TRY(CheckFolderName(tx.sql(), space, request.name()));
        v1::CreateFolderResponse response;
        v1::Folder& folder = *response.mutable_folder();
        folder.set_id(tx.NextId("fld"));
        folder.set_name(request.name());
        *folder.mutable_created() = ToTimestamp(tx.now());
        InsertItem(tx.sql(), {.space = space,
                              .kind = ItemKind::kFolder,
                              .id = folder.id(),
                              .time = tx.now(),
                              .bytes = folder.SerializeAsString()});
        return response;
      });
}

}  // namespace parcours::portal
