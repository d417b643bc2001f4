#include "services/portal/rules/measures.h"

#include <algorithm>
#include <cmath>

#include "parcours/common/v1/reason.pb.h"
#include "portal_data.h"
#include "services/portal/rules/calendar.h"
#include "services/portal/rules/rule.h"
#include "services/portal/rules/table.h"

namespace parcours::portal {
namespace {

using common::v1::REASON_INVALID_ARGUMENT;

Needs NeedsOf(std::string_view word) {
  if (word == "pressure") return Needs::kPressure;
  if (word == "moment") return Needs::kMoment;
  if (word == "days") return Needs::kDays;
  if (word == "computed") return Needs::kComputed;
  return Needs::kNothing;
}

std::vector<MeasureKind> ReadKinds() {
  std::vector<MeasureKind> kinds;
  for (const auto& row : ReadTable(kMeasuresData, 6)) {
    kinds.push_back({.code = row[0],
                     .label = row[1],
                     .unit = row[2],
                     .least = std::stod(row[3]),
                     .most = std::stod(row[4]),
                     .needs = NeedsOf(row[5])});
  }
  return kinds;
}

auto Wrong(const Rule& rule, std::string field, std::string description) {
  return core::Refuse(
      RefusedAt(REASON_INVALID_ARGUMENT, rule, {{.field = std::move(field), .description = std::move(description)}}));
}

// Also false for what is no number.
bool Plausible(const MeasureKind& kind, double value) {
  return value >= kind.least && value <= kind.most;
}

core::Result<void> CheckValues(const MeasureKind& kind, const v1::RecordMeasureRequest& request) {
  if (kind.needs != Needs::kPressure) {
    if (!Plausible(kind, request.value())) return Wrong(rules::kPlausible, "value", "is not plausible");
    return {};
  }
  if (!Plausible(kind, request.systolic())) return Wrong(rules::kPlausible, "systolic", "is not plausible");
  if (!Plausible(kind, request.diastolic()) || request.diastolic() >= request.systolic()) {
    return Wrong(rules::kPlausible, "diastolic", "is not plausible");
  }
  return {};
}

}  // namespace

const std::vector<MeasureKind>& MeasureKinds() {
  static const std::vector<MeasureKind> kinds = ReadKinds();
  return kinds;
}

core::Result<MeasureKind> FindMeasureKind(std::string_view code) {
  const auto& kinds = MeasureKinds();
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const MeasureKind& one) { return one.code == code; });
  if (found == kinds.end()) {
    return core::Refuse(RefusedAt(common::v1::REASON_CODE_UNKNOWN, rules::kMeasureCode,
                                  {{.field = "code", .description = "is no measure of Mon espace santé"}}));
  }
  return *found;
}

core::Result<MeasureKind> CheckMeasure(const v1::RecordMeasureRequest& request, core::Time now) {
  MeasureKind kind = TRY(FindMeasureKind(request.code()));
  if (kind.needs == Needs::kComputed) {
    return core::Refuse(Refused(common::v1::REASON_MEASURE_COMPUTED, rules::kComputed));
  }
  TRY(CheckValues(kind, request));
  if (kind.needs == Needs::kMoment && request.moment() == v1::MEASURE_MOMENT_UNSPECIFIED) {
    return Wrong(rules::kMoment, "moment", "is required for blood glucose");
  }
  if (kind.needs == Needs::kDays && request.days() == 0)
    return Wrong(rules::kDays, "days", "is required for this measure");
  if (request.has_time() && ToTime(request.time()) > now) return Wrong(rules::kPast, "time", "is in the future");
  return kind;
}

core::Result<MeasureKind> CheckTarget(const v1::SetMeasureTargetRequest& request) {
  MeasureKind kind = TRY(FindMeasureKind(request.code()));
  if (request.low() == 0 && request.high() == 0) return kind;
  if (!Plausible(kind, request.low()) || !Plausible(kind, request.high()) || request.low() > request.high()) {
    return Wrong(rules::kPlausible, "high", "is not plausible with low");
  }
  return kind;
}

double BodyMassIndex(double weight, double height) {
  const double meters = height / 100;
  return std::round(weight / (meters * meters) * 10) / 10;
}

}  // namespace parcours::portal
