#include "services/portal/handlers/handlers.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::GetWishesResponse>> GetWishes(Call& call, const v1::GetWishesRequest& request) {
  const Standing standing = TRY(EnterWithData(call, request.holder(), Act::kRead, v1::DATA_SCOPE_PROFILE));
  return Work<v1::GetWishesResponse>([standing](platform::Transaction& tx) -> core::Result<v1::GetWishesResponse> {
    TRY(Confirm(tx, standing));
    v1::GetWishesResponse response;
    *response.mutable_wishes() = SpaceAt(tx.sql(), standing).wishes;
    return response;
  });
}

}  // namespace parcours::portal
