#include "services/followup/handlers/orientation/files.h"
#include "services/followup/handlers/orientation/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/parts.h"

namespace parcours::followup {

core::Result<Work<v1::WritePartResponse>> WritePart(Call&, const v1::WritePartRequest& request) {
  return Work<v1::WritePartResponse>([&request](platform::Transaction& tx) -> core::Result<v1::WritePartResponse> {
    StoredFile stored = TRY(FileToChange(tx, request.file_id()));
    const v1::PartKind kind = TRY(KindOf(request.content()));
    TRY(CheckPart(kind, IsHabilitated(tx)));
    v1::FilePart& part = PartOf(stored.file, kind);
    *part.mutable_content() = request.content();
    *part.mutable_written() = StampOf(tx);
    part.clear_validated();
    KeepParts(tx, stored);
    v1::WritePartResponse response;
    *response.mutable_file() = Outline(std::move(stored.file));
    return response;
  });
}

}  // namespace parcours::followup
