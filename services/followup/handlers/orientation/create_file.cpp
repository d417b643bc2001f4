#include "parcours/common/v1/reason.pb.h"
#include "services/followup/handlers/orientation/files.h"
#include "services/followup/handlers/orientation/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/parts.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::CreateFileResponse>> CreateFile(Call& call, const v1::CreateFileRequest& request) {
  const common::v1::Traits traits = TRY(QualifiedTraits(call, request.patient()));
  return Work<v1::CreateFileResponse>(
      [&request, traits](platform::Transaction& tx) -> core::Result<v1::CreateFileResponse> {
        const std::string key = DuplicateKey(traits);
        if (HasOpenFile(tx.sql(), key)) {
          return core::Refuse(Refused(common::v1::REASON_REFERRAL_DUPLICATE, rules::kDuplicate));
        }
        tx.Decide(Describe(rules::kQualified));
        v1::OrientationFile file;
        file.set_id(tx.NextId("ori"));
        *file.mutable_patient() = request.patient();
        *file.mutable_traits() = traits;
        file.set_structure(tx.caller().structure);
        file.set_state(v1::ORIENTATION_FILE_STATE_OPEN);
        *file.mutable_created() = StampOf(tx);
        for (const auto kind :
             {v1::PART_KIND_ADMINISTRATIVE, v1::PART_KIND_MEDICAL, v1::PART_KIND_AUTONOMY, v1::PART_KIND_PROJECT}) {
          file.add_parts()->set_kind(kind);
        }
        InsertFile(tx.sql(), file, key);
        v1::CreateFileResponse response;
        *response.mutable_file() = std::move(file);
        return response;
      });
}

}  // namespace parcours::followup
