#include "parcours/common/v1/reason.pb.h"
#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"
#include "services/emergency/store.h"

namespace parcours::emergency {

core::Result<Work<v1::HandOverPatientResponse>> HandOverPatient(Call& call, const v1::HandOverPatientRequest& request) {
  const directory::v1::Structure known = TRY(AskStructure(call, request.destination()));
  return Work<v1::HandOverPatientResponse>(
      [&request, known](platform::Transaction& tx) -> core::Result<v1::HandOverPatientResponse> {
        v1::EmergencyFile file = TRY(FileToRead(tx, request.file_id()));
        v1::Engagement& engagement = *TRY(EngagementToWrite(tx, file, request.engagement_id()));
        if (engagement.has_handover()) return core::Refuse(common::v1::REASON_ALREADY_EXISTS, "handover");
        const bool there = StatusOf(engagement) == v1::VEHICLE_STATUS_AT_DESTINATION;
        TRY(Enforce(tx, there ? Allow(rules::kHandover)
                              : Deny(common::v1::REASON_VEHICLE_STATUS_NOT_ALLOWED, rules::kHandover)));
        v1::Handover& handover = *engagement.mutable_handover();
        handover.set_destination(request.destination());
        handover.set_destination_name(known.name());
        handover.set_state(v1::HANDOVER_STATE_OFFERED);
        handover.set_summary(request.summary());
        *handover.mutable_offered() = ToTimestamp(tx.now());
        PutParty(tx.sql(), file.id(), request.destination());
        Keep(tx, file);
        return Showing<v1::HandOverPatientResponse>(tx, file);
      });
}

}  // namespace parcours::emergency
