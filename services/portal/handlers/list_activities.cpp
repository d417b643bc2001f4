#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/list.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::ListActivitiesResponse>> ListActivities(Call& call, const v1::ListActivitiesRequest& request) {
  const std::string list = "portal.activities/" + request.holder().matricule();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const Standing standing = TRY(Enter(call, request.holder(), Act::kRead));
  return Work<v1::ListActivitiesResponse>(
      [standing, list, page](platform::Transaction& tx) -> core::Result<v1::ListActivitiesResponse> {
        TRY(Confirm(tx, standing));
        v1::ListActivitiesResponse response;
        const ItemFilter filter{
            .space = standing.holder.matricule(), .kind = ItemKind::kActivity, .order = Order::kNewestFirst};
        response.set_next_page_token(FillPage(tx.sql(), filter, page, list, [&](const Item& item) {
          *response.add_activities() = item.As<v1::Activity>();
        }));
        return response;
      });
}

}  // namespace parcours::portal
