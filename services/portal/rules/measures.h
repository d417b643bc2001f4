// Which measures there are, and which values are taken.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/portal/v1/health.pb.h"

namespace parcours::portal {

inline constexpr std::string_view kWeight = "29463-7";
inline constexpr std::string_view kHeight = "8302-2";
inline constexpr std::string_view kBodyMassIndex = "39156-5";

enum class Needs { kNothing, kPressure, kMoment, kDays, kComputed };

struct MeasureKind {
  std::string code;
  std::string label;
  std::string unit;
  double least = 0;
  double most = 0;
  Needs needs = Needs::kNothing;
};

// In the order of the table.
const std::vector<MeasureKind>& MeasureKinds();

// Refuses with CODE_UNKNOWN.
core::Result<MeasureKind> FindMeasureKind(std::string_view code);

// Refuses with CODE_UNKNOWN, MEASURE_COMPUTED, INVALID_ARGUMENT: which field, by which rule.
core::Result<MeasureKind> CheckMeasure(const v1::RecordMeasureRequest& request, core::Time now);

// Refuses with CODE_UNKNOWN, INVALID_ARGUMENT.
core::Result<MeasureKind> CheckTarget(const v1::SetMeasureTargetRequest& request);

// Weight in kg, height in cm; one decimal.
double BodyMassIndex(double weight, double height);

}  // namespace parcours::portal
