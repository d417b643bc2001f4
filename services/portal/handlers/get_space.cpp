#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/space.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::GetSpaceResponse>> GetSpace(Call& call, const v1::GetSpaceRequest& request) {
  const Standing standing = TRY(EnterInAnyState(call, request.holder(), Act::kRead));
  return Work<v1::GetSpaceResponse>([standing](platform::Transaction& tx) -> core::Result<v1::GetSpaceResponse> {
    TRY(Confirm(tx, standing));
    v1::GetSpaceResponse response;
    *response.mutable_space() = Shown(SpaceAt(tx.sql(), standing), standing, standing.state);
    return response;
  });
}

}  // namespace parcours::portal
