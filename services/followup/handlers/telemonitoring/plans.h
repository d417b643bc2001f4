// Plans of telemonitoring and their alerts as the caller meets them: found, judged, changed and kept.
//
// Functions that take a transaction have its thread-safety.
#pragma once

#include <string>

#include "core/result.h"
#include "services/followup/rules/plan.h"
#include "services/followup/telemonitoring_store.h"
#include "services/platform/pipeline/call.h"

namespace parcours::followup {

// A plan of the caller's structure, or the citizen's own (`citizen`: matricule, empty for others), as time has left it:
// an alert for silence is raised, if it is due. Names the patient to the journal. Refuses with NOT_FOUND.
core::Result<StoredPlan> OwnPlan(platform::Transaction& tx, const std::string& id, const std::string& citizen);

// Moves a plan on. Refuses with CONSENT_MISSING, PLAN_NOT_ACTIVE.
core::Result<void> Move(StoredPlan& stored, PlanEvent event);

// From when on silence is counted; nobody waits for a plan that is not active, or whose silence has raised an alert.
void AwaitFrom(platform::Transaction& tx, StoredPlan& stored, core::Time from);

// Raises an alert for every plan of the structure that has become silent; how many.
std::uint32_t RaiseSilences(platform::Transaction& tx, const std::string& structure);

// An alert of a plan, raised now. To be filled in and inserted.
v1::Alert NewAlert(platform::Transaction& tx, const StoredPlan& stored, v1::AlertKind kind);

// An alert of the caller's team. Names the patient to the journal. Refuses with NOT_FOUND.
core::Result<StoredAlert> TeamAlert(platform::Transaction& tx, const std::string& id);

// What patients are always told: this is no surveillance of emergencies.
policy::v1::LocalizedText NoEmergency();

// An answer that shows a plan.
template <class Response>
Response Showing(StoredPlan stored) {
  Response response;
  *response.mutable_plan() = std::move(stored.plan);
  return response;
}

}  // namespace parcours::followup
