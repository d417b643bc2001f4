#include "parcours/common/v1/reason.pb.h"
#include "services/followup/handlers/orientation/files.h"
#include "services/followup/handlers/orientation/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/parts.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::ValidatePartResponse>> ValidatePart(Call&, const v1::ValidatePartRequest& request) {
  return Work<v1::ValidatePartResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::ValidatePartResponse> {
        StoredFile stored = TRY(FileToChange(tx, request.file_id()));
        TRY(CheckValidator(request.part(), tx.caller()));
        v1::FilePart& part = PartOf(stored.file, request.part());
        if (!part.has_content()) {
          return core::Refuse(RefusedAt(common::v1::REASON_REFERRAL_INCOMPLETE, rules::kPartContent,
                                        {{.field = "part", .description = "is not written"}}));
        }
        *part.mutable_validated() = StampOf(tx);
        KeepParts(tx, stored);
        v1::ValidatePartResponse response;
        *response.mutable_file() = Outline(std::move(stored.file));
        return response;
      });
}

}  // namespace parcours::followup
