#include "services/followup/handlers/telemonitoring/plans.h"

#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/followup/rules/calendar.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {
namespace {

// What the clock alone has done since the plan was kept, so that it does not matter who looks when: the alert is raised
// at the moment of the silence, and a prescription that is over has ended. True if an alert was raised.
bool CatchUp(platform::Transaction& tx, StoredPlan& stored) {
  const auto silent_at = stored.silent_at;
  const bool silent =
      silent_at && *silent_at <= tx.now() && (!stored.plan.has_ends() || *silent_at < ToTime(stored.plan.ends()));
  stored.plan = Aged(std::move(stored.plan), tx.now());
  if (!silent_at || *silent_at > tx.now()) return false;
  stored.silent_at.reset();
  UpdatePlan(tx.sql(), stored);
  if (!silent) return false;
  v1::Alert alert = NewAlert(tx, stored, v1::ALERT_KIND_SILENCE);
  *alert.mutable_raised() = ToTimestamp(*silent_at);
  *alert.mutable_since() = stored.plan.has_last_weight() ? stored.plan.last_weight() : stored.plan.started();
  InsertAlert(tx.sql(), stored, alert);
  return true;
}

}  // namespace

core::Result<StoredPlan> OwnPlan(platform::Transaction& tx, const std::string& id, const std::string& citizen) {
  auto stored = FindPlan(tx.sql(), id);
  if (!stored) return core::Refuse(common::v1::REASON_NOT_FOUND, "plan_id");
  const bool own = citizen.empty() ? stored->plan.structure() == tx.caller().structure
                                   : stored->plan.patient().matricule() == citizen;
  if (!own) return core::Refuse(common::v1::REASON_NOT_FOUND, "plan_id");
  tx.Concern(stored->plan.patient().matricule());
  tx.Decide(Describe(rules::kTeam));
  CatchUp(tx, *stored);
  return std::move(*stored);
}

core::Result<void> Move(StoredPlan& stored, PlanEvent event) {
  stored.plan.set_state(TRY(StateAfter(stored.plan, event)));
  return {};
}

void AwaitFrom(platform::Transaction& tx, StoredPlan& stored, core::Time from) {
  const bool awaited =
      stored.plan.state() == v1::PLAN_STATE_ACTIVE && !HasOpenAlert(tx.sql(), stored.position, v1::ALERT_KIND_SILENCE);
  stored.silent_at = awaited ? std::optional(from + kSilence) : std::nullopt;
}

std::uint32_t RaiseSilences(platform::Transaction& tx, const std::string& structure) {
  std::uint32_t raised = 0;
  for (StoredPlan& one : SilentPlans(tx.sql(), structure, tx.now())) raised += CatchUp(tx, one) ? 1 : 0;
  return raised;
}

v1::Alert NewAlert(platform::Transaction& tx, const StoredPlan& stored, v1::AlertKind kind) {
  v1::Alert alert;
  alert.set_id(tx.NextId("alr"));
  alert.set_plan_id(stored.plan.id());
  *alert.mutable_patient() = stored.plan.patient();
  alert.set_kind(kind);
  alert.set_state(v1::ALERT_STATE_RAISED);
  *alert.mutable_raised() = ToTimestamp(tx.now());
  return alert;
}

core::Result<StoredAlert> TeamAlert(platform::Transaction& tx, const std::string& id) {
  auto stored = FindAlert(tx.sql(), id);
  if (!stored) return core::Refuse(common::v1::REASON_NOT_FOUND, "alert_id");
  if (!OwnPlan(tx, stored->alert.plan_id(), {})) return core::Refuse(common::v1::REASON_NOT_FOUND, "alert_id");
  return std::move(*stored);
}

policy::v1::LocalizedText NoEmergency() {
  policy::v1::LocalizedText text;
  text.set_fr("La télésurveillance n'est pas une surveillance d'urgence. Si vous vous sentez mal, appelez le 15.");
  text.set_en("Telemonitoring is no surveillance of emergencies. If you feel bad, call 15.");
  return text;
}

}  // namespace parcours::followup
