#include "parcours/common/v1/reason.pb.h"
#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"
#include "services/emergency/rules/transfer.h"

namespace parcours::emergency {
namespace {

// The centre in charge, or a crew that is engaged for the file.
Verdict DecideObserving(const v1::EmergencyFile& file, const std::string& structure) {
  bool allowed = file.owner() == structure;
  for (const v1::Engagement& one : file.engagements()) allowed |= one.structure() == structure;
  if (!allowed) return Deny(common::v1::REASON_CENTRE_NOT_IN_CHARGE, rules::kCrew);
  return Allow(rules::kObservation);
}

core::Result<v1::Observation> ObservationOf(platform::Transaction& tx, const v1::AddObservationRequest& request) {
  v1::Observation observation;
  observation.set_kind(request.kind());
  observation.set_link(request.link());
  observation.set_text(request.text());
  if (auto faults = FaultsOf(observation); !faults.empty()) {
    tx.Decide(Deny(common::v1::REASON_INVALID_ARGUMENT, rules::kObservationContent).Describe());
    std::string detail = faults.front().field;
    return core::Refuse(core::Refusal{
        .reason = common::v1::REASON_INVALID_ARGUMENT, .detail = std::move(detail), .violations = std::move(faults)});
  }
  observation.set_id(tx.NextId("obs"));
  *observation.mutable_time() = ToTimestamp(tx.now());
  *observation.mutable_by() = ActorOf(tx.caller());
  return observation;
}

}  // namespace

core::Result<Work<v1::AddObservationResponse>> AddObservation(Call&, const v1::AddObservationRequest& request) {
  return Work<v1::AddObservationResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::AddObservationResponse> {
        v1::EmergencyFile file = TRY(FileToRead(tx, request.file_id()));
        const Verdict observing = DecideObserving(file, tx.caller().structure);
        TRY(Enforce(tx, observing));
        TRY(Advance(tx, file, FileEvent::kEdit));
        v1::Observation observation = TRY(ObservationOf(tx, request));
        tx.Decide(observing.Describe());
        v1::AddObservationResponse response;
        response.set_observation_id(observation.id());
        *file.add_observations() = std::move(observation);
        Keep(tx, file);
        *response.mutable_file() = ShownTo(file, tx.caller().structure);
        return response;
      });
}

}  // namespace parcours::emergency
