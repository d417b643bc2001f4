#include "parcours/common/v1/reason.pb.h"
#include "services/ins/handlers/handlers.h"
#include "services/ins/records.h"
#include "services/ins/rules/datamatrix.h"

namespace parcours::ins {

core::Result<Work<v1::BuildDatamatrixResponse>> BuildDatamatrix(Call&, const v1::BuildDatamatrixRequest& request) {
  return Work<v1::BuildDatamatrixResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::BuildDatamatrixResponse> {
        const v1::Identity identity = TRY(FindOwn(tx, request.identity_id()));
        tx.Decide("only a qualified identity carries its matricule (RNIV 1, EXI SI 08)");
        if (identity.status() != v1::IDENTITY_STATUS_QUALIFIED)
          return core::Refuse(common::v1::REASON_IDENTITY_NOT_QUALIFIED);
        v1::BuildDatamatrixResponse response;
        response.set_content(WriteDatamatrix({.ins = identity.ins(), .traits = identity.traits()}));
        return response;
      });
}

}  // namespace parcours::ins
