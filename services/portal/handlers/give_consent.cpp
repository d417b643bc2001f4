#include "services/portal/handlers/handlers.h"
#include "services/portal/rules/calendar.h"
#include "services/portal/rules/catalogue.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::GiveConsentResponse>> GiveConsent(Call& call, const v1::GiveConsentRequest& request) {
  const CatalogueEntry entry = TRY(FindService(request.service_code()));
  TRY(CheckConsent(entry.service, request.purposes()));
  const Standing standing = TRY(Enter(call, request.holder(), Act::kOwn));
  return Work<v1::GiveConsentResponse>(
      [&request, standing, entry](platform::Transaction& tx) -> core::Result<v1::GiveConsentResponse> {
        TRY(Confirm(tx, standing));
        tx.Decide(Describe(rules::kConsent));
        const std::string& space = standing.holder.matricule();
        const std::string& code = entry.service.code();
        if (const auto before = LatestItem(tx.sql(), space, ItemKind::kConsent, code))
          DeleteItem(tx.sql(), before->position);
        v1::GiveConsentResponse response;
        v1::ListedService& service = *response.mutable_service();
        service = entry.service;
        *service.mutable_consented() = request.purposes();
        *service.mutable_since() = ToTimestamp(tx.now());
        InsertItem(tx.sql(), {.space = space,
                              .kind = ItemKind::kConsent,
                              .id = code,
                              .code = code,
                              .time = tx.now(),
                              .bytes = service.SerializeAsString()});
        Remember(tx, standing, v1::ACTIVITY_KIND_CONSENT);
        return response;
      });
}

}  // namespace parcours::portal
