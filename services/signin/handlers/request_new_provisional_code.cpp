#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/mail.h"
#include "services/signin/store.h"

namespace parcours::signin {

core::Result<Work<v1::RequestNewProvisionalCodeResponse>> RequestNewProvisionalCode(
    Call&, const v1::RequestNewProvisionalCodeRequest& request) {
  if (core::MatriculeKey(request.matricule()) != request.key()) return core::Refuse(common::v1::REASON_KEY_WRONG);
  return Work<v1::RequestNewProvisionalCodeResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::RequestNewProvisionalCodeResponse> {
        auto person = PersonByMatricule(tx.sql(), request.matricule());
        if (!person || !person->has_space) return core::Refuse(common::v1::REASON_IDENTITY_MISMATCH);
        if (!person->identifier.empty()) return core::Refuse(common::v1::REASON_ACCOUNT_ALREADY_ACTIVE);
        SendLetter(tx, *person, tx.NextCode());
        UpdatePerson(tx.sql(), *person);
        return v1::RequestNewProvisionalCodeResponse();
      });
}

}  // namespace parcours::signin
