#include <algorithm>

#include "parcours/common/v1/reason.pb.h"
#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/people.h"
#include "services/followup/rules/calendar.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {
namespace {

core::Result<void> CheckMeasure(const v1::MonitoringPlan& plan, core::Time taken, std::uint32_t grams, core::Time now) {
  const auto wrong = [](const char* field, const char* what) {
    return core::Refuse(
        RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kDailyWeight, {{.field = field, .description = what}}));
  };
  if (!IsPlausible(grams)) return wrong("weight_grams", "is 20 to 300 kg, in grams");
  if (taken > now) return wrong("taken", "has not come yet");
  if (taken < ToTime(plan.started())) return wrong("taken", "is before the start of the telemonitoring");
  return {};
}

// Whether the team was alerted.
bool AlertIfSuspect(platform::Transaction& tx, const StoredPlan& stored, const Weighing& last) {
  if (stored.plan.decompensation_muted()) return false;
  if (HasOpenAlert(tx.sql(), stored.position, v1::ALERT_KIND_DECOMPENSATION)) return false;
  const auto gain = SuspectGain(WeightsBetween(tx.sql(), stored.position, last.taken - kLooksBack, last.taken), last);
  if (!gain) return false;
  tx.Decide(Describe(rules::kDecompensation));
  v1::Alert alert = NewAlert(tx, stored, v1::ALERT_KIND_DECOMPENSATION);
  alert.set_gain_grams(gain->grams);
  *alert.mutable_since() = ToTimestamp(gain->since);
  InsertAlert(tx.sql(), stored, alert);
  return true;
}

}  // namespace

core::Result<Work<v1::RecordMeasureResponse>> RecordMeasure(Call& call, const v1::RecordMeasureRequest& request) {
  const std::string citizen = TRY(CitizenOf(call));
  return Work<v1::RecordMeasureResponse>([&request, citizen](
                                             platform::Transaction& tx) -> core::Result<v1::RecordMeasureResponse> {
    StoredPlan stored = TRY(OwnPlan(tx, request.plan_id(), citizen));
    TRY(Move(stored, PlanEvent::kMeasure));
    const core::Time taken = request.has_taken() ? ToTime(request.taken()) : tx.now();
    TRY(CheckMeasure(stored.plan, taken, request.weight_grams(), tx.now()));
    tx.Decide(Describe(rules::kDailyWeight));
    v1::RecordMeasureResponse response;
    v1::Measure& measure = *response.mutable_measure();
    *measure.mutable_taken() = ToTimestamp(taken);
    *measure.mutable_received() = ToTimestamp(tx.now());
    measure.set_weight_grams(request.weight_grams());
    *measure.mutable_symptoms() = request.symptoms();
    measure.set_by_device(citizen.empty());
    response.set_alerted(AlertIfSuspect(tx, stored, {.taken = taken, .grams = request.weight_grams()}));
    InsertMeasure(tx.sql(), stored.position, measure);
    const core::Time last = stored.plan.has_last_weight() ? std::max(taken, ToTime(stored.plan.last_weight())) : taken;
    *stored.plan.mutable_last_weight() = ToTimestamp(last);
    AwaitFrom(tx, stored, last);
    UpdatePlan(tx.sql(), stored);
    *response.mutable_notice() = NoEmergency();
    return response;
  });
}

}  // namespace parcours::followup
