#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"

namespace parcours::emergency {

core::Result<Work<v1::ValidateFileResponse>> ValidateFile(Call&, const v1::ValidateFileRequest& request) {
  return Work<v1::ValidateFileResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::ValidateFileResponse> {
        v1::EmergencyFile file = TRY(FileToWrite(tx, request.file_id(), FileEvent::kValidate));
        TRY(EnforceComplete(tx, MissingToValidate(file)));
        Keep(tx, file);
        return Showing<v1::ValidateFileResponse>(tx, file);
      });
}

}  // namespace parcours::emergency
