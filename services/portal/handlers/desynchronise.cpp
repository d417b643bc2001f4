#include "parcours/common/v1/reason.pb.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/rules/catalogue.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::DesynchroniseResponse>> Desynchronise(Call& call, const v1::DesynchroniseRequest& request) {
  const CatalogueEntry entry = TRY(FindService(request.service_code()));
  const Standing standing = TRY(Enter(call, request.holder(), Act::kOwn));
  return Work<v1::DesynchroniseResponse>(
      [standing, entry](platform::Transaction& tx) -> core::Result<v1::DesynchroniseResponse> {
        TRY(Confirm(tx, standing));
        const auto consent = FindItem(tx.sql(), standing.holder.matricule(), ItemKind::kConsent, entry.service.code());
        if (!consent) return core::Refuse(Refused(common::v1::REASON_NOT_FOUND, rules::kWithdrawn));
        DeleteItem(tx.sql(), consent->position);
        Remember(tx, standing, v1::ACTIVITY_KIND_CONSENT);
        v1::DesynchroniseResponse response;
        *response.mutable_service() = entry.service;
        return response;
      });
}

}  // namespace parcours::portal
