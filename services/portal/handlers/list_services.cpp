#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/list.h"
#include "services/portal/rules/catalogue.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::ListServicesResponse>> ListServices(Call& call, const v1::ListServicesRequest& request) {
  const std::string list = "portal.catalogue/" + request.holder().matricule();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const Standing standing = TRY(Enter(call, request.holder(), Act::kRead));
  return Work<v1::ListServicesResponse>([standing, list,
                                         page](platform::Transaction& tx) -> core::Result<v1::ListServicesResponse> {
    TRY(Confirm(tx, standing));
    v1::ListServicesResponse response;
    response.set_next_page_token(FillPageOf(Catalogue(), page, list, [&](const CatalogueEntry& one) {
      const auto consent = LatestItem(tx.sql(), standing.holder.matricule(), ItemKind::kConsent, one.service.code());
      *response.add_services() = consent ? consent->As<v1::ListedService>() : one.service;
    }));
    return response;
  });
}

}  // namespace parcours::portal
