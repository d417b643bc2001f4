#include "services/ins/handlers/handlers.h"
#include "services/ins/records.h"

namespace parcours::ins {

core::Result<Work<v1::GetIdentityResponse>> GetIdentity(Call&, const v1::GetIdentityRequest& request) {
  return Work<v1::GetIdentityResponse>([&request](platform::Transaction& tx) -> core::Result<v1::GetIdentityResponse> {
    v1::GetIdentityResponse response;
    *response.mutable_identity() = TRY(FindOwn(tx, request.identity_id()));
    return response;
  });
}

}  // namespace parcours::ins
