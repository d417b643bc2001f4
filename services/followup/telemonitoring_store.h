// All SQL of telemonitoring: plans, weights, alerts.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "parcours/followup/v1/monitoring_plan.pb.h"
#include "services/followup/rules/weight.h"
#include "services/platform/store/store.h"

namespace parcours::followup {

struct StoredPlan {
  std::int64_t position = 0;  // given by InsertPlan
  v1::MonitoringPlan plan;
  std::optional<core::Time> silent_at;  // when it becomes silent; nothing: nobody waits for a weight
};
void InsertPlan(platform::WriteTransaction& tx, const v1::MonitoringPlan& plan);
// A plan that is over gives the place for another one free.
void UpdatePlan(platform::WriteTransaction& tx, const StoredPlan& stored);
std::optional<StoredPlan> FindPlan(platform::ReadTransaction& tx, const std::string& id);
std::optional<StoredPlan> PlanAt(platform::ReadTransaction& tx, std::int64_t position);
// The plan of that team for a patient that was not over when it was kept.
std::optional<StoredPlan> RunningPlan(platform::ReadTransaction& tx, const std::string& structure,
                                      const std::string& matricule);
// Newest first, before that position (0: from the start): of a structure, or of a patient.
std::vector<StoredPlan> PlansOfStructure(platform::ReadTransaction& tx, const std::string& structure,
                                         std::int64_t before, std::int64_t most);
std::vector<StoredPlan> PlansOfPatient(platform::ReadTransaction& tx, const std::string& matricule, std::int64_t before,
                                       std::int64_t most);
// Those of a team that have become silent by then.
std::vector<StoredPlan> SilentPlans(platform::ReadTransaction& tx, const std::string& structure, core::Time now);
// From how many patients of a team a weight is awaited.
std::int64_t CountAwaited(platform::ReadTransaction& tx, const std::string& structure);

struct ListedMeasure {
  std::int64_t position;
  v1::Measure measure;
};
void InsertMeasure(platform::WriteTransaction& tx, std::int64_t plan, const v1::Measure& measure);
// Newest first, before that position (0: from the start).
std::vector<ListedMeasure> MeasuresOf(platform::ReadTransaction& tx, std::int64_t plan, std::int64_t before,
                                      std::int64_t most);
std::vector<Weighing> WeightsBetween(platform::ReadTransaction& tx, std::int64_t plan, core::Time from,
                                     core::Time until);

struct StoredAlert {
  std::int64_t position = 0;  // given by InsertAlert
  std::int64_t plan = 0;
  v1::Alert alert;
};
void InsertAlert(platform::WriteTransaction& tx, const StoredPlan& plan, const v1::Alert& alert);
void UpdateAlert(platform::WriteTransaction& tx, const StoredAlert& stored);
std::optional<StoredAlert> FindAlert(platform::ReadTransaction& tx, const std::string& id);
bool HasOpenAlert(platform::ReadTransaction& tx, std::int64_t plan, v1::AlertKind kind);
enum class AlertFilter { kOpen, kClosed };
// First one first, after that position (0: from the start).
std::vector<StoredAlert> AlertsOf(platform::ReadTransaction& tx, const std::string& structure, AlertFilter filter,
                                  std::int64_t after, std::int64_t most);

}  // namespace parcours::followup
