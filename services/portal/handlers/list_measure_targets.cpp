#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/list.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::ListMeasureTargetsResponse>> ListMeasureTargets(Call& call,
                                                                      const v1::ListMeasureTargetsRequest& request) {
  const std::string list = "portal.targets/" + request.holder().matricule();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const Standing standing = TRY(EnterWithData(call, request.holder(), Act::kRead, v1::DATA_SCOPE_MEASURES));
  return Work<v1::ListMeasureTargetsResponse>(
      [standing, list, page](platform::Transaction& tx) -> core::Result<v1::ListMeasureTargetsResponse> {
        TRY(Confirm(tx, standing));
        v1::ListMeasureTargetsResponse response;
        const ItemFilter filter{.space = standing.holder.matricule(), .kind = ItemKind::kTarget};
        response.set_next_page_token(FillPage(tx.sql(), filter, page, list, [&](const Item& item) {
          *response.add_targets() = item.As<v1::MeasureTarget>();
        }));
        return response;
      });
}

}  // namespace parcours::portal
