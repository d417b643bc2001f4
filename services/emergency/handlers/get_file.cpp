#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"

namespace parcours::emergency {

core::Result<Work<v1::GetFileResponse>> GetFile(Call&, const v1::GetFileRequest& request) {
  return Work<v1::GetFileResponse>([&request](platform::Transaction& tx) -> core::Result<v1::GetFileResponse> {
    const v1::EmergencyFile file = TRY(FileToRead(tx, request.file_id()));
    return Showing<v1::GetFileResponse>(tx, file);
  });
}

}  // namespace parcours::emergency
