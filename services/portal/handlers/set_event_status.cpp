#include "parcours/common/v1/reason.pb.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::SetEventStatusResponse>> SetEventStatus(Call& call, const v1::SetEventStatusRequest& request) {
  const Standing standing = TRY(Enter(call, request.holder(), Act::kWrite));
  return Work<v1::SetEventStatusResponse>(
      [&request, standing](platform::Transaction& tx) -> core::Result<v1::SetEventStatusResponse> {
        TRY(Confirm(tx, standing));
        auto item = FindItem(tx.sql(), standing.holder.matricule(), ItemKind::kEvent, request.event_id());
        if (!item) return core::Refuse(common::v1::REASON_NOT_FOUND, "event");
        v1::SetEventStatusResponse response;
        *response.mutable_event() = item->As<v1::Event>();
        response.mutable_event()->set_status(request.status());
        item->bytes = response.event().SerializeAsString();
        UpdateItem(tx.sql(), *item);
        return response;
      });
}

}  // namespace parcours::portal
