#include "parcours/common/v1/reason.pb.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::RemoveContactResponse>> RemoveContact(Call& call, const v1::RemoveContactRequest& request) {
  const Standing standing = TRY(Enter(call, request.holder(), Act::kOwn));
  return Work<v1::RemoveContactResponse>(
      [&request, standing](platform::Transaction& tx) -> core::Result<v1::RemoveContactResponse> {
        TRY(Confirm(tx, standing));
        const auto item = FindItem(tx.sql(), standing.holder.matricule(), ItemKind::kContact, request.contact_id());
        if (!item) return core::Refuse(common::v1::REASON_NOT_FOUND, "contact");
        DeleteItem(tx.sql(), item->position);
        return v1::RemoveContactResponse();
      });
}

}  // namespace parcours::portal
