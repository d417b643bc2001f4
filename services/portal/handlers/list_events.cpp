#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/list.h"
#include "services/portal/rules/calendar.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::ListEventsResponse>> ListEvents(Call& call, const v1::ListEventsRequest& request) {
  const core::Time from = request.has_from() ? ToTime(request.from()) : core::Time::min();
  const core::Time before = request.has_before() ? ToTime(request.before()) : core::Time::max();
  const std::string list = "portal.events/" + request.holder().matricule() + "/" +
                           std::to_string(from.time_since_epoch().count()) + "/" +
                           std::to_string(before.time_since_epoch().count());
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const Standing standing = TRY(Enter(call, request.holder(), Act::kRead));
  return Work<v1::ListEventsResponse>(
      [standing, list, page, from, before](platform::Transaction& tx) -> core::Result<v1::ListEventsResponse> {
        TRY(Confirm(tx, standing));
        v1::ListEventsResponse response;
        const ItemFilter filter{
            .space = standing.holder.matricule(), .kind = ItemKind::kEvent, .from = from, .before = before};
        response.set_next_page_token(FillPage(
            tx.sql(), filter, page, list, [&](const Item& item) { *response.add_events() = item.As<v1::Event>(); }));
        return response;
      });
}

}  // namespace parcours::portal
