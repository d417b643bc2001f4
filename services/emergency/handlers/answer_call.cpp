#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"
#include "services/emergency/store.h"

namespace parcours::emergency {
namespace {

// Active, of kind D and of the default priority, with the next number of the centre's day.
v1::EmergencyFile NewFile(platform::Transaction& tx, const KnownStructure& known) {
  v1::EmergencyFile file;
  file.set_id(tx.NextId("fil"));
  const std::int64_t before = CountNumbers(tx.sql(), FileNumberPrefix(*known.centre, tx.now()));
  file.set_number(FileNumber(*known.centre, tx.now(), before + 1));
  file.set_kind(v1::FILE_KIND_D);
  file.set_state(v1::FILE_STATE_ACTIVE);
  file.set_owner(tx.caller().structure);
  file.set_owner_name(known.name);
  *file.mutable_opened() = ToTimestamp(tx.now());
  file.set_priority(v1::PRIORITY_P2);
  file.set_revision(1);
  return file;
}

}  // namespace

core::Result<Work<v1::AnswerCallResponse>> AnswerCall(Call&, const v1::AnswerCallRequest& request) {
  return Work<v1::AnswerCallResponse>([&request](platform::Transaction& tx) -> core::Result<v1::AnswerCallResponse> {
    const auto known = FindStructure(tx.sql(), tx.caller().structure);
    const bool centre = known && known->centre;
    TRY(Enforce(tx, DecideAnswering(Standing{.centre = centre})));
    v1::EmergencyFile file = NewFile(tx, *known);
    file.set_origin(request.origin() == v1::CALL_ORIGIN_UNSPECIFIED ? v1::CALL_ORIGIN_NUMBER_15 : request.origin());
    *file.mutable_calling_person() = request.calling_person();
    if (file.calling_person().difficulty() == v1::DIFFICULTY_UNSPECIFIED) {
      file.mutable_calling_person()->set_difficulty(v1::DIFFICULTY_NONE);
    }
    *file.mutable_place() = request.place();
    v1::Communication call;
    call.set_direction(v1::DIRECTION_IN);
    call.set_medium(v1::MEDIUM_PHONE);
    call.set_party(request.calling_person().name());
    call.set_purpose(request.words());
    AddCommunication(tx, file, std::move(call));
    InsertFile(tx.sql(), file);
    PutParty(tx.sql(), file.id(), file.owner());
    return Showing<v1::AnswerCallResponse>(tx, file);
  });
}

}  // namespace parcours::emergency
