#include "parcours/common/v1/reason.pb.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::RemoveProfileEntryResponse>> RemoveProfileEntry(Call& call,
                                                                      const v1::RemoveProfileEntryRequest& request) {
  const Standing standing = TRY(Enter(call, request.holder(), Act::kOwn));
  return Work<v1::RemoveProfileEntryResponse>(
      [&request, standing](platform::Transaction& tx) -> core::Result<v1::RemoveProfileEntryResponse> {
        TRY(Confirm(tx, standing));
        const auto item = FindItem(tx.sql(), standing.holder.matricule(), ItemKind::kEntry, request.entry_id());
        if (!item) return core::Refuse(common::v1::REASON_NOT_FOUND, "entry");
        if (item->As<v1::ProfileEntry>().author() != v1::SOURCE_AUTHOR_PATIENT) {
          return core::Refuse(Refused(common::v1::REASON_PATIENT_MAY_NOT_DELETE, rules::kOwnEntries));
        }
        DeleteItem(tx.sql(), item->position);
        return v1::RemoveProfileEntryResponse();
      });
}

}  // namespace parcours::portal
