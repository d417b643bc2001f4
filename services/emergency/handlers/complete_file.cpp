#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"

namespace parcours::emergency {

core::Result<Work<v1::CompleteFileResponse>> CompleteFile(Call&, const v1::CompleteFileRequest& request) {
  return Work<v1::CompleteFileResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::CompleteFileResponse> {
        v1::EmergencyFile file = TRY(FileToWrite(tx, request.file_id(), FileEvent::kComplete));
        TRY(Enforce(tx, DecideCompleting(file)));
        TRY(EnforceComplete(tx, MissingToComplete(file)));
        Keep(tx, file);
        return Showing<v1::CompleteFileResponse>(tx, file);
      });
}

}  // namespace parcours::emergency
