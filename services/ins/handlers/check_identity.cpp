#include "services/ins/handlers/handlers.h"
#include "services/ins/records.h"

namespace parcours::ins {

core::Result<Work<v1::CheckIdentityResponse>> CheckIdentity(Call&, const v1::CheckIdentityRequest& request) {
  return Work<v1::CheckIdentityResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::CheckIdentityResponse> {
        tx.Decide("only a qualified identity carries health data (RNIV 1, EXI SI 08)");
        v1::CheckIdentityResponse response;
        const common::v1::Ins& ins = request.ins();
        const auto identity = IdentityByMatricule(tx.sql(), OwnerOf(tx.caller()), ins.matricule());
        if (!identity || identity->ins().key() != ins.key() || identity->ins().oid() != ins.oid()) return response;
        response.set_status(identity->status());
        response.set_identity_id(identity->id());
        *response.mutable_traits() = identity->traits();
        return response;
      });
}

}  // namespace parcours::ins
