#include "parcours/common/v1/reason.pb.h"
#include "pki/password.h"
#include "services/signin/accounts.h"
#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/mail.h"
#include "services/signin/rules/credentials.h"
#include "services/signin/rules/texts.h"

namespace parcours::signin {

core::Result<Work<v1::ChangePasswordResponse>> ChangePassword(Call& call, const v1::ChangePasswordRequest& request) {
  TRY(CheckPassword(request.new_password(), "new_password"));
  const auto find = [&](platform::ReadTransaction& tx) { return PersonBySubject(tx, call.caller().subject); };
  const ComparedPassword compared = TRY(ComparePassword(call, find, request.password()));
  return Work<v1::ChangePasswordResponse>([compared, hash = pki::HashPassword(request.new_password())](
                                              platform::Transaction& tx) -> core::Result<v1::ChangePasswordResponse> {
    Person person = TRY(CitizenOf(tx.sql(), tx.caller()));
    if (person.identifier.empty()) return core::Refuse(common::v1::REASON_NOT_FOUND, "account");
    TRY(JudgePassword(tx, person, compared));
    person.password_hash = hash;
    person.account_tries = {};
    UpdatePerson(tx.sql(), person);
    Send(tx, person.handle, PasswordChangedText(),
         person.account_email.empty() ? v1::MESSAGE_CHANNEL_SMS : v1::MESSAGE_CHANNEL_EMAIL);
    return v1::ChangePasswordResponse();
  });
}

}  // namespace parcours::signin
