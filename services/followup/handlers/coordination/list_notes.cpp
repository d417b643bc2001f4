#include "services/followup/handlers/coordination/circles.h"
#include "services/followup/handlers/coordination/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/rule.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::followup {

core::Result<Work<v1::ListNotesResponse>> ListNotes(Call& call, const v1::ListNotesRequest& request) {
  const std::string list = "followup.notes/" + request.circle_id();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const Who who = WhoIs(call.caller(), TRY(CitizenOf(call)));
  return Work<v1::ListNotesResponse>(
      [&request, list, page, who](platform::Transaction& tx) -> core::Result<v1::ListNotesResponse> {
        const Seat seat = TRY(SeatToRead(tx, request.circle_id(), who));
        tx.Decide(Describe(rules::kNotebook));
        auto found = NotesOf(tx.sql(), seat.stored.position, page.after, page.size);
        v1::ListNotesResponse response;
        const std::int64_t last = found.empty() ? 0 : found.back().position;
        response.set_next_page_token(platform::NextPageToken(page, found.size(), last, list));
        for (ListedNote& one : found) *response.add_notes() = std::move(one.note);
        return response;
      });
}

}  // namespace parcours::followup
