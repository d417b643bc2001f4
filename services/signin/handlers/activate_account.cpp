#include <utility>

#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"
#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/mail.h"
#include "services/signin/rules/lifetimes.h"

namespace parcours::signin {
namespace {

// Until another letter is sent.
constexpr core::Duration kForGood = std::chrono::hours(24 * 365 * 100);

core::Refusal CountAndRefuse(platform::Transaction& tx, Person& person, core::Reason reason) {
  CountWrong(person.provisional_tries, tx.now(), kForGood);
  UpdatePerson(tx.sql(), person);
  tx.KeepOnRefusal();
  return Wrong(reason, person.provisional_tries);
}

core::Result<Person> Prove(platform::Transaction& tx, const v1::ActivateAccountRequest& request) {
  auto person = PersonByMatricule(tx.sql(), request.matricule());
  if (!person || !person->has_space) return core::Refuse(common::v1::REASON_IDENTITY_MISMATCH);
  if (!person->identifier.empty()) return core::Refuse(common::v1::REASON_ACCOUNT_ALREADY_ACTIVE);
  TRY(CheckUnlocked(person->provisional_tries, tx.now()));
  if (person->provisional_code.empty() || tx.now() > person->provisional_expires) {
    return core::Refuse(common::v1::REASON_CODE_EXPIRED);
  }
  if (!pki::EqualInConstantTime(person->provisional_code, request.provisional_code())) {
    return core::Refuse(CountAndRefuse(tx, *person, common::v1::REASON_CODE_WRONG));
  }
  if (person->vitale_serial.empty() || person->vitale_serial != request.vitale_serial()) {
    return core::Refuse(CountAndRefuse(tx, *person, common::v1::REASON_IDENTITY_MISMATCH));
  }
  return std::move(*person);
}

}  // namespace

core::Result<Work<v1::ActivateAccountResponse>> ActivateAccount(Call&, const v1::ActivateAccountRequest& request) {
  if (core::MatriculeKey(request.matricule()) != request.key()) return core::Refuse(common::v1::REASON_KEY_WRONG);
  return Work<v1::ActivateAccountResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::ActivateAccountResponse> {
        Person person = TRY(Prove(tx, request));
        person.provisional_code.clear();  // it serves once
        person.provisional_tries = {};
        UpdatePerson(tx.sql(), person);
        Flow flow{.id = tx.NextId("act"), .kind = FlowKind::kActivation, .state = FlowState::kReady};
        flow.holder = person.handle;
        flow.expires = tx.now() + kAccountStep;
        PutFlow(tx.sql(), flow);
        v1::ActivateAccountResponse response;
        response.set_activation_id(flow.id);
        *response.mutable_expires() = ToTimestamp(flow.expires);
        return response;
      });
}

}  // namespace parcours::signin
