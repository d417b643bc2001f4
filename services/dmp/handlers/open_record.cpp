#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/handlers/handlers.h"
#include "services/dmp/handlers/identity.h"
#include "services/dmp/history.h"
#include "services/dmp/standing.h"

namespace parcours::dmp {
namespace {

core::Result<void> CheckOpenable(v1::RecordState state) {
  switch (state) {
    case v1::RECORD_STATE_OPEN:
      return core::Refuse(common::v1::REASON_DMP_ALREADY_OPEN);
    case v1::RECORD_STATE_CLOSED:
      return core::Refuse(common::v1::REASON_DMP_CLOSED);
    case v1::RECORD_STATE_OPPOSED:
      return core::Refuse(common::v1::REASON_PATIENT_OPPOSES, "opening");
    case v1::RECORD_STATE_ABSENT:
    case v1::RECORD_STATE_ANNOUNCED:
    case v1::RECORD_STATE_UNSPECIFIED:
    case v1::RecordState_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::RecordState_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return {};
}

// Somebody whom the DMP does not know yet has nothing but what INSi says.
bool IsUnknown(const Standing& standing) {
  return standing.record.position == 0;
}

}  // namespace

core::Result<Work<v1::OpenRecordResponse>> OpenRecord(Call& call, const v1::OpenRecordRequest& request) {
  const Who who = TRY(IdentifyCaller(call));
  const bool citizen = !who.citizen.empty();
  common::v1::Traits traits;
  if (!citizen) traits = TRY(QualifiedTraits(call, request.patient()));
  return Work<v1::OpenRecordResponse>(
      [&request, who, citizen, traits](platform::Transaction& tx) -> core::Result<v1::OpenRecordResponse> {
        Standing standing = TRY(StandingOf(tx.sql(), who, request.patient(), tx.now()));
        TRY(Enforce(tx, DecideStanding(standing.reader, standing.facts)));
        TRY(CheckOpenable(standing.facts.state));
        Record& record = standing.record;
        if (IsUnknown(standing)) {
          if (RecordOf(tx.sql(), record.patient.matricule()))
            return core::Refuse(common::v1::REASON_NOT_FOUND, "patient");
          record.birth_date = traits.birth_date();
          record.position = InsertRecord(tx.sql(), record);
        }
        record.state = v1::RECORD_STATE_OPEN;
        record.opened = tx.now();
        record.settings.set_break_glass(!request.refuses_break_glass());
        record.settings.set_centre_15(!request.refuses_centre_15());
        UpdateRecord(tx.sql(), record);
        Remember(tx, standing, v1::ACCESS_ACTION_OPEN);
        v1::OpenRecordResponse response;
        response.set_state(v1::RECORD_STATE_OPEN);
        return response;
      });
}

}  // namespace parcours::dmp
