#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"

namespace parcours::signin {

core::Result<Work<v1::GetAccountResponse>> GetAccount(Call&, const v1::GetAccountRequest&) {
  return Work<v1::GetAccountResponse>([](platform::Transaction& tx) -> core::Result<v1::GetAccountResponse> {
    const Person person = TRY(CitizenOf(tx.sql(), tx.caller()));
    v1::GetAccountResponse response;
    response.set_active(!person.identifier.empty());
    response.set_identifier(person.identifier);
    response.set_email(person.account_email);
    response.set_mobile(person.account_mobile);
    *response.mutable_ins() = person.ins;
    return response;
  });
}

}  // namespace parcours::signin
