#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"

namespace parcours::emergency {

core::Result<Work<v1::RegulateFileResponse>> RegulateFile(Call&, const v1::RegulateFileRequest& request) {
  return Work<v1::RegulateFileResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::RegulateFileResponse> {
        v1::EmergencyFile file = TRY(FileToWrite(tx, request.file_id(), FileEvent::kEdit));
        if (!request.motive().empty()) *file.mutable_motive() = TRY(MotiveToSet(tx, request.motive()));
        if (request.priority() != v1::PRIORITY_UNSPECIFIED) file.set_priority(request.priority());
        file.set_kind(v1::FILE_KIND_DRM);
        file.set_care_level(request.care_level());
        *file.mutable_regulator() = ActorOf(tx.caller());
        TRY(Enforce(tx, Allow(rules::kDrm)));
        Keep(tx, file);
        return Showing<v1::RegulateFileResponse>(tx, file);
      });
}

}  // namespace parcours::emergency
