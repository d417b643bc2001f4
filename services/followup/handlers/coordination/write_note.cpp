#include "services/followup/handlers/coordination/circles.h"
#include "services/followup/handlers/coordination/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::WriteNoteResponse>> WriteNote(Call& call, const v1::WriteNoteRequest& request) {
  const Who who = WhoIs(call.caller(), TRY(CitizenOf(call)));
  return Work<v1::WriteNoteResponse>([&request, who](platform::Transaction& tx) -> core::Result<v1::WriteNoteResponse> {
    const Seat seat = TRY(SeatToWrite(tx, request.circle_id(), who));
    tx.Decide(Describe(rules::kNotebook));
    v1::WriteNoteResponse response;
    v1::Note& note = *response.mutable_note();
    *note.mutable_stamp() = StampOf(tx);
    note.set_member_id(seat.member_id);
    note.set_text(request.text());
    InsertNote(tx.sql(), seat.stored.position, note);
    return response;
  });
}

}  // namespace parcours::followup
