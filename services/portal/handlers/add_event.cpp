#include "parcours/common/v1/reason.pb.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/notice.h"
#include "services/portal/rules/calendar.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {
namespace {

constexpr std::size_t kMostReminders = 10;  // a day: Mon espace santé

core::Result<void> CheckReminders(platform::ReadTransaction& tx, const Standing& standing, core::Time time) {
  const core::Duration of_day = time.time_since_epoch() % std::chrono::hours(24);
  const ItemFilter day{.space = standing.holder.matricule(),
                       .kind = ItemKind::kEvent,
                       .code = std::to_string(v1::EVENT_KIND_REMINDER),
                       .from = time - of_day,
                       .before = time - of_day + std::chrono::hours(24)};
  if (ItemsOf(tx, day, 0, kMostReminders).size() < kMostReminders) return {};
  return core::Refuse(RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kReminders,
                                {{.field = "time", .description = "has ten reminders on its day"}}));
}

}  // namespace

core::Result<Work<v1::AddEventResponse>> AddEvent(Call& call, const v1::AddEventRequest& request) {
  const Standing standing = TRY(EnterWithData(call, request.holder(), Act::kWrite, v1::DATA_SCOPE_AGENDA));
  return Work<v1::AddEventResponse>(
      [&request, standing](platform::Transaction& tx) -> core::Result<v1::AddEventResponse> {
        TRY(Confirm(tx, standing));
        const core::Time time = ToTime(request.time());
        if (request.kind() == v1::EVENT_KIND_REMINDER) TRY(CheckReminders(tx.sql(), standing, time));
        v1::AddEventResponse response;
        v1::Event& event = *response.mutable_event();
        event.set_id(tx.NextId("evt"));
        event.set_kind(request.kind());
        event.set_status(v1::EVENT_STATUS_BOOKED);
        event.set_title(request.title());
        *event.mutable_time() = request.time();
        event.set_place(request.place());
        event.set_note(request.note());
        event.set_author_name(standing.name);
        event.set_by_service(!standing.service.empty());
        InsertItem(tx.sql(), {.space = standing.holder.matricule(),
                              .kind = ItemKind::kEvent,
                              .id = event.id(),
                              .code = std::to_string(event.kind()),
                              .time = time,
                              .bytes = event.SerializeAsString()});
        if (event.by_service()) {
          Tell(tx, standing.holder, {"Un rendez-vous est noté dans votre agenda", "An appointment is in your agenda"},
               {"Par " + standing.name + ".", "By " + standing.name + "."});
        }
        return response;
      });
}

}  // namespace parcours::portal
