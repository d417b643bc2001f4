#include "services/platform/sandbox/sessions.h"
#include "services/signin/handlers/handlers.h"

namespace parcours::signin {

core::Result<Work<v1::SignOutCitizenResponse>> SignOutCitizen(Call&, const v1::SignOutCitizenRequest&) {
  return Work<v1::SignOutCitizenResponse>([](platform::Transaction& tx) -> core::Result<v1::SignOutCitizenResponse> {
    TRY(platform::EndSession(tx.sql(), tx.caller().credential));
    return v1::SignOutCitizenResponse();
  });
}

}  // namespace parcours::signin
