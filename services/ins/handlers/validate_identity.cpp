#include <google/protobuf/util/time_util.h>

#include "parcours/common/v1/reason.pb.h"
#include "services/ins/handlers/answers.h"
#include "services/ins/handlers/handlers.h"
#include "services/ins/rules/documents.h"

namespace parcours::ins {

core::Result<Work<v1::ValidateIdentityResponse>> ValidateIdentity(Call&, const v1::ValidateIdentityRequest& request) {
  return Work<v1::ValidateIdentityResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::ValidateIdentityResponse> {
        v1::ValidateIdentityResponse response;
        v1::Identity& identity = *response.mutable_identity();
        identity = TRY(FindOwn(tx, request.identity_id()));
        tx.Decide(RuleOf(IdentityEvent::kValidated));
        const bool minor = IsMinor(identity.traits().birth_date(), tx.now());
        TRY(CheckDocuments(request.document(), request.guardian_document(), minor));
        if (HasAttribute(identity, v1::IDENTITY_ATTRIBUTE_HOMONYM_DETECTED)) {
          return core::Refuse(common::v1::REASON_HOMONYM_DETECTED);
        }
        TRY(Advance(identity, IdentityEvent::kValidated));
        v1::Validation& validation = *identity.mutable_validation();
        validation.set_document(request.document());
        validation.set_guardian_document(request.guardian_document());
        *validation.mutable_time() =
            google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(tx.now().time_since_epoch().count());
        validation.set_validated_by(tx.caller().subject);
        Keep(tx, identity);
        return response;
      });
}

}  // namespace parcours::ins
