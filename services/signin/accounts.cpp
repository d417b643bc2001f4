#include "services/signin/accounts.h"

#include "parcours/common/v1/reason.pb.h"
#include "pki/password.h"

namespace parcours::signin {

core::Result<ComparedPassword> ComparePassword(platform::Call& call, const FindPerson& find,
                                               std::string_view password) {
  ComparedPassword compared{.with = std::string(pki::NobodysPasswordHash())};
  TRY(call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    const auto person = find(tx);
    if (person && !person->password_hash.empty()) compared.with = person->password_hash;
    return {};
  }));
  compared.right = pki::PasswordMatches(password, compared.with);
  return compared;
}

core::Result<void> JudgePassword(platform::Transaction& tx, Person& person, const ComparedPassword& compared) {
  TRY(CheckUnlocked(person.account_tries, tx.now()));
  if (compared.right && compared.with == person.password_hash) return {};
  CountWrong(person.account_tries, tx.now());
  UpdatePerson(tx.sql(), person);
  tx.KeepOnRefusal();
  return core::Refuse(Wrong(common::v1::REASON_PASSWORD_WRONG, person.account_tries));
}

}  // namespace parcours::signin
