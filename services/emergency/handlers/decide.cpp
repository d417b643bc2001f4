#include "parcours/common/v1/reason.pb.h"
#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"

namespace parcours::emergency {
namespace {

core::Result<v1::Decision> DecisionOf(platform::Transaction& tx, const v1::EmergencyFile& file,
                                      const v1::DecideRequest& request) {
  v1::Decision decision;
  decision.set_kind(request.kind());
  decision.set_resource(request.resource());
  decision.set_orientation(request.orientation());
  decision.set_text(request.text());
  if (auto faults = FaultsOf(decision); !faults.empty()) {
    tx.Decide(Deny(common::v1::REASON_INVALID_ARGUMENT, rules::kDecisionContent).Describe());
    std::string detail = faults.front().field;
    return core::Refuse(core::Refusal{
        .reason = common::v1::REASON_INVALID_ARGUMENT, .detail = std::move(detail), .violations = std::move(faults)});
  }
  decision.set_id(tx.NextId("dec"));
  *decision.mutable_time() = ToTimestamp(tx.now());
  *decision.mutable_by() = ActorOf(tx.caller());
  decision.set_intention(IntentionOf(file, tx.now()));
  if (decision.intention() == v1::INTENTION_SECOND) tx.Decide(Allow(rules::kIntention).Describe());
  return decision;
}

}  // namespace

core::Result<Work<v1::DecideResponse>> Decide(Call&, const v1::DecideRequest& request) {
  return Work<v1::DecideResponse>([&request](platform::Transaction& tx) -> core::Result<v1::DecideResponse> {
    v1::EmergencyFile file = TRY(FileToWrite(tx, request.file_id(), FileEvent::kDecision));
    TRY(Enforce(tx, DecideRegulated(file)));
    v1::Decision decision = TRY(DecisionOf(tx, file, request));
    v1::DecideResponse response;
    response.set_decision_id(decision.id());
    *file.add_decisions() = std::move(decision);
    Keep(tx, file);
    *response.mutable_file() = ShownTo(file, tx.caller().structure);
    return response;
  });
}

}  // namespace parcours::emergency
