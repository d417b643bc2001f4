#include "parcours/common/v1/reason.pb.h"
#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"
#include "services/emergency/store.h"

namespace parcours::emergency {

core::Result<Work<v1::EngageVehicleResponse>> EngageVehicle(Call& call, const v1::EngageVehicleRequest& request) {
  const std::string structure = request.structure().empty() ? call.caller().structure : request.structure();
  const directory::v1::Structure known = TRY(AskStructure(call, structure));
  return Work<v1::EngageVehicleResponse>(
      [&request, structure, known](platform::Transaction& tx) -> core::Result<v1::EngageVehicleResponse> {
        v1::EmergencyFile file = TRY(FileToWrite(tx, request.file_id(), FileEvent::kEdit));
        const bool decided = DecisionToSend(file, request.decision_id(), request.vehicle()) != nullptr;
        TRY(Enforce(
            tx, decided ? Allow(rules::kEngagement) : Deny(common::v1::REASON_DECISION_MISSING, rules::kEngagement)));
        v1::Engagement& engagement = *file.add_engagements();
        engagement.set_id(tx.NextId("eng"));
        engagement.set_structure(structure);
        engagement.set_structure_name(known.name());
        engagement.set_vehicle(request.vehicle());
        engagement.set_call_sign(request.call_sign());
        engagement.set_decision_id(request.decision_id());
        const bool free = Engage(tx.sql(), engagement);
        if (!free) TRY(Enforce(tx, Deny(common::v1::REASON_VEHICLE_ENGAGED, rules::kOneMission)));
        AddStatus(tx, engagement, v1::VEHICLE_STATUS_DECIDED);
        PutParty(tx.sql(), file.id(), structure);
        Keep(tx, file);
        auto response = Showing<v1::EngageVehicleResponse>(tx, file);
        response.set_engagement_id(engagement.id());
        return response;
      });
}

}  // namespace parcours::emergency
