#include "parcours/common/v1/reason.pb.h"
#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"

namespace parcours::emergency {

core::Result<Work<v1::AcceptHandoverResponse>> AcceptHandover(Call&, const v1::AcceptHandoverRequest& request) {
  return Work<v1::AcceptHandoverResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::AcceptHandoverResponse> {
        v1::EmergencyFile file = TRY(FileToRead(tx, request.file_id()));
        v1::Engagement& engagement = *TRY(EngagementOf(file, request.engagement_id()));
        const bool mine = engagement.has_handover() && engagement.handover().destination() == tx.caller().structure;
        TRY(Enforce(tx, mine ? Allow(rules::kDestination) : Deny(common::v1::REASON_NOT_FOUND, rules::kDestination)));
        v1::Handover& handover = *engagement.mutable_handover();
        if (handover.state() == v1::HANDOVER_STATE_ACCEPTED) return core::Refuse(common::v1::REASON_ALREADY_EXISTS);
        handover.set_state(v1::HANDOVER_STATE_ACCEPTED);
        *handover.mutable_accepted() = ToTimestamp(tx.now());
        *handover.mutable_accepted_by() = ActorOf(tx.caller());
        Keep(tx, file);
        return Showing<v1::AcceptHandoverResponse>(tx, file);
      });
}

}  // namespace parcours::emergency
