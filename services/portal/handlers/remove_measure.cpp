#include "parcours/common/v1/reason.pb.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::RemoveMeasureResponse>> RemoveMeasure(Call& call, const v1::RemoveMeasureRequest& request) {
  const Standing standing = TRY(Enter(call, request.holder(), Act::kOwn));
  return Work<v1::RemoveMeasureResponse>(
      [&request, standing](platform::Transaction& tx) -> core::Result<v1::RemoveMeasureResponse> {
        TRY(Confirm(tx, standing));
        const auto item = FindItem(tx.sql(), standing.holder.matricule(), ItemKind::kMeasure, request.measure_id());
        if (!item) return core::Refuse(common::v1::REASON_NOT_FOUND, "measure");
        DeleteItem(tx.sql(), item->position);
        return v1::RemoveMeasureResponse();
      });
}

}  // namespace parcours::portal
