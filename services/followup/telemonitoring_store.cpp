#include "services/followup/telemonitoring_store.h"

#include "services/followup/rules/calendar.h"
#include "services/followup/rules/plan.h"
#include "services/followup/stored.h"

namespace parcours::followup {
namespace {

using platform::Blob;
using platform::ReadTransaction;
using platform::Row;
using platform::Value;
using platform::WriteTransaction;

std::int64_t Micros(core::Time time) {
  return time.time_since_epoch().count();
}

core::Time TimeOf(std::int64_t micros) {
  return core::Time(core::Duration(micros));
}

StoredPlan ReadPlan(const Row& row) {
  StoredPlan stored{.position = row.Int(0), .plan = Parsed<v1::MonitoringPlan>(row.Text(1)), .silent_at = {}};
  if (const auto silent_at = row.MaybeInt(2)) stored.silent_at = TimeOf(*silent_at);
  return stored;
}

StoredAlert ReadAlert(const Row& row) {
  return {.position = row.Int(0), .plan = row.Int(1), .alert = Parsed<v1::Alert>(row.Text(2))};
}

}  // namespace

void InsertPlan(WriteTransaction& tx, const v1::MonitoringPlan& plan) {
  const std::string bytes = plan.SerializeAsString();
  tx.Run("INSERT INTO followup_plan (id, structure, matricule, open_patient, plan) VALUES (?1, ?2, ?3, ?3, ?4)",
         {plan.id(), plan.structure(), plan.patient().matricule(), Blob{bytes}});
}

void UpdatePlan(WriteTransaction& tx, const StoredPlan& stored) {
  const std::string bytes = stored.plan.SerializeAsString();
  const Value silent_at = stored.silent_at ? Value(Micros(*stored.silent_at)) : Value(nullptr);
  const Value open_patient =
      IsRunning(stored.plan.state()) ? Value(std::string_view(stored.plan.patient().matricule())) : Value(nullptr);
  tx.Run("UPDATE followup_plan SET plan = ?, silent_at = ?, open_patient = ? WHERE position = ?",
         {Blob{bytes}, silent_at, open_patient, stored.position});
}

std::optional<StoredPlan> FindPlan(ReadTransaction& tx, const std::string& id) {
  return tx.One<StoredPlan>("SELECT position, plan, silent_at FROM followup_plan WHERE id = ?", {id}, ReadPlan);
}

std::optional<StoredPlan> PlanAt(ReadTransaction& tx, std::int64_t position) {
  return tx.One<StoredPlan>("SELECT position, plan, silent_at FROM followup_plan WHERE position = ?", {position},
                            ReadPlan);
}

std::optional<StoredPlan> RunningPlan(ReadTransaction& tx, const std::string& structure, const std::string& matricule) {
  return tx.One<StoredPlan>(
      "SELECT position, plan, silent_at FROM followup_plan WHERE structure = ? AND open_patient = ?",
      {structure, matricule}, ReadPlan);
}

std::vector<StoredPlan> PlansOfStructure(ReadTransaction& tx, const std::string& structure, std::int64_t before,
                                         std::int64_t most) {
  return tx.All<StoredPlan>(
      "SELECT position, plan, silent_at FROM followup_plan WHERE structure = ?1 AND (?2 = 0 OR position < ?2) "
      "ORDER BY position DESC LIMIT ?3",
      {structure, before, most}, ReadPlan);
}

std::vector<StoredPlan> PlansOfPatient(ReadTransaction& tx, const std::string& matricule, std::int64_t before,
                                       std::int64_t most) {
  return tx.All<StoredPlan>(
      "SELECT position, plan, silent_at FROM followup_plan WHERE matricule = ?1 AND (?2 = 0 OR position < ?2) "
      "ORDER BY position DESC LIMIT ?3",
      {matricule, before, most}, ReadPlan);
}

std::vector<StoredPlan> SilentPlans(ReadTransaction& tx, const std::string& structure, core::Time now) {
  return tx.All<StoredPlan>(
      "SELECT position, plan, silent_at FROM followup_plan WHERE structure = ? AND silent_at <= ? ORDER BY silent_at",
      {structure, Micros(now)}, ReadPlan);
}

std::int64_t CountAwaited(ReadTransaction& tx, const std::string& structure) {
  return *tx.One<std::int64_t>("SELECT count(*) FROM followup_plan WHERE structure = ? AND silent_at IS NOT NULL",
                               {structure}, [](const Row& row) { return row.Int(0); });
}

void InsertMeasure(WriteTransaction& tx, std::int64_t plan, const v1::Measure& measure) {
  const std::string bytes = measure.SerializeAsString();
  tx.Run("INSERT INTO followup_measure (plan, taken, measure) VALUES (?, ?, ?)",
         {plan, Micros(ToTime(measure.taken())), Blob{bytes}});
}

std::vector<ListedMeasure> MeasuresOf(ReadTransaction& tx, std::int64_t plan, std::int64_t before, std::int64_t most) {
  return tx.All<ListedMeasure>(
      "SELECT position, measure FROM followup_measure WHERE plan = ?1 AND (?2 = 0 OR position < ?2) "
      "ORDER BY position DESC LIMIT ?3",
      {plan, before, most}, [](const Row& row) {
        return ListedMeasure{row.Int(0), Parsed<v1::Measure>(row.Text(1))};
      });
}

std::vector<Weighing> WeightsBetween(ReadTransaction& tx, std::int64_t plan, core::Time from, core::Time until) {
  return tx.All<Weighing>(
      "SELECT taken, measure FROM followup_measure WHERE plan = ? AND taken >= ? AND taken < ? ORDER BY taken",
      {plan, Micros(from), Micros(until)}, [](const Row& row) {
        return Weighing{.taken = TimeOf(row.Int(0)), .grams = Parsed<v1::Measure>(row.Text(1)).weight_grams()};
      });
}

void InsertAlert(WriteTransaction& tx, const StoredPlan& plan, const v1::Alert& alert) {
  const std::string bytes = alert.SerializeAsString();
  tx.Run("INSERT INTO followup_alert (id, plan, structure, kind, open, alert) VALUES (?, ?, ?, ?, 1, ?)",
         {alert.id(), plan.position, plan.plan.structure(), std::int64_t{alert.kind()}, Blob{bytes}});
}

void UpdateAlert(WriteTransaction& tx, const StoredAlert& stored) {
  const std::string bytes = stored.alert.SerializeAsString();
  tx.Run("UPDATE followup_alert SET alert = ?, open = ? WHERE position = ?",
         {Blob{bytes}, std::int64_t{stored.alert.state() == v1::ALERT_STATE_CLOSED ? 0 : 1}, stored.position});
}

std::optional<StoredAlert> FindAlert(ReadTransaction& tx, const std::string& id) {
  return tx.One<StoredAlert>("SELECT position, plan, alert FROM followup_alert WHERE id = ?", {id}, ReadAlert);
}

bool HasOpenAlert(ReadTransaction& tx, std::int64_t plan, v1::AlertKind kind) {
  return tx
      .One<bool>("SELECT 1 FROM followup_alert WHERE plan = ? AND kind = ? AND open = 1", {plan, std::int64_t{kind}},
                 [](const Row&) { return true; })
      .has_value();
}

std::vector<StoredAlert> AlertsOf(ReadTransaction& tx, const std::string& structure, AlertFilter filter,
                                  std::int64_t after, std::int64_t most) {
  return tx.All<StoredAlert>(
      "SELECT position, plan, alert FROM followup_alert WHERE structure = ? AND open = ? AND position > ? "
      "ORDER BY position LIMIT ?",
      {structure, std::int64_t{filter == AlertFilter::kOpen ? 1 : 0}, after, most}, ReadAlert);
}

}  // namespace parcours::followup
