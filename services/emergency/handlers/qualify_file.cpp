#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"

namespace parcours::emergency {

core::Result<Work<v1::QualifyFileResponse>> QualifyFile(Call&, const v1::QualifyFileRequest& request) {
  return Work<v1::QualifyFileResponse>([&request](platform::Transaction& tx) -> core::Result<v1::QualifyFileResponse> {
    v1::EmergencyFile file = TRY(FileToWrite(tx, request.file_id(), FileEvent::kEdit));
    *file.mutable_motive() = TRY(MotiveToSet(tx, request.motive()));
    TRY(Enforce(tx, DecideKind(file, request.kind())));
    if (file.kind() != v1::FILE_KIND_DRM) file.set_kind(request.kind());
    file.set_priority(request.priority() == v1::PRIORITY_UNSPECIFIED ? v1::PRIORITY_P2 : request.priority());
    if (request.priority() == v1::PRIORITY_UNSPECIFIED) tx.Decide(Allow(rules::kDefaultPriority).Describe());
    Keep(tx, file);
    return Showing<v1::QualifyFileResponse>(tx, file);
  });
}

}  // namespace parcours::emergency
