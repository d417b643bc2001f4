#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/handlers/handlers.h"
#include "services/dmp/handlers/identity.h"
#include "services/dmp/history.h"
#include "services/dmp/standing.h"

namespace parcours::dmp {
namespace {

core::Refusal BadField(std::string field, std::string description) {
  return {.reason = common::v1::REASON_INVALID_ARGUMENT,
          .detail = field + " " + description,
          .violations = {{.field = std::move(field), .description = std::move(description)}}};
}

core::Result<void> CheckRequest(const v1::RecordOppositionRequest& request, bool citizen) {
  if (request.opposition() == v1::OPPOSITION_OPENING && !citizen) {
    return core::Refuse(BadField("opposition", "to the opening is the patient's own to record"));
  }
  if (request.opposition() == v1::OPPOSITION_FEEDING && !request.withdraw() && request.reason().empty()) {
    return core::Refuse(BadField("reason", "is required: an opposition to feeding needs a legitimate one"));
  }
  return {};
}

// An opposition to the opening is a state of the record: there is none while it lasts.
core::Result<void> ApplyToOpening(platform::Transaction& tx, Standing& standing, bool withdraw) {
  Record& record = standing.record;
  switch (standing.facts.state) {
    case v1::RECORD_STATE_OPEN:
      return core::Refuse(common::v1::REASON_DMP_ALREADY_OPEN, "close it instead");
    case v1::RECORD_STATE_CLOSED:
      return core::Refuse(common::v1::REASON_DMP_CLOSED);
    case v1::RECORD_STATE_ABSENT:
    case v1::RECORD_STATE_ANNOUNCED:
    case v1::RECORD_STATE_OPPOSED:
    case v1::RECORD_STATE_UNSPECIFIED:
    case v1::RecordState_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::RecordState_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  if (withdraw && standing.facts.state != v1::RECORD_STATE_OPPOSED) return {};
  record.state = withdraw ? v1::RECORD_STATE_ABSENT : v1::RECORD_STATE_OPPOSED;
  standing.facts.state = record.state;
  UpdateRecord(tx.sql(), record);
  return {};
}

}  // namespace

core::Result<Work<v1::RecordOppositionResponse>> RecordOpposition(Call& call,
                                                                  const v1::RecordOppositionRequest& request) {
  const Who who = TRY(IdentifyCaller(call));
  const bool citizen = !who.citizen.empty();
  TRY(CheckRequest(request, citizen));
  if (!citizen) TRY(QualifiedTraits(call, request.patient()));
  return Work<v1::RecordOppositionResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::RecordOppositionResponse> {
        Standing standing = TRY(StandingOf(tx.sql(), who, request.patient(), tx.now()));
        TRY(Enforce(tx, DecideStanding(standing.reader, standing.facts)));
        if (standing.record.position == 0) {
          if (!IsCitizen(standing.reader)) return core::Refuse(common::v1::REASON_DMP_ABSENT);
          standing.record.state = v1::RECORD_STATE_ABSENT;
          standing.record.position = InsertRecord(tx.sql(), standing.record);
        }
        if (request.opposition() == v1::OPPOSITION_OPENING) TRY(ApplyToOpening(tx, standing, request.withdraw()));
        const std::string structure = IsCitizen(standing.reader) ? std::string() : standing.reader.structure;
        request.withdraw()
            ? DropOpposition(tx.sql(), standing.record.position, request.opposition(), structure)
            : PutOpposition(tx.sql(), standing.record.position, request.opposition(), structure, request.reason());
        Remember(tx, standing, v1::ACCESS_ACTION_SETTINGS);
        v1::RecordOppositionResponse response;
        response.set_state(standing.facts.state);
        for (const v1::Opposition one : OppositionsFor(tx.sql(), standing)) response.add_oppositions(one);
        return response;
      });
}

}  // namespace parcours::dmp
