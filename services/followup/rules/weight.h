// The algorithm that suspects a decompensation from the weights, and when silence becomes an alert.
//
// A rise of 1.5 to 2 kg in two to three days: 1.5 kg in two days, or 2 kg in three (how the range is read is ours).
// Half a day more is granted, for those who do not weigh themselves at the same minute. Pure and thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/clock.h"

namespace parcours::followup {

struct Weighing {
  core::Time taken;
  std::uint32_t grams;
};

struct Gain {
  std::uint32_t grams;
  core::Time since;
};

// How far back the algorithm looks.
inline constexpr core::Duration kLooksBack = std::chrono::hours(84);

// How long after the last weight the silence is an alert: a morning is missed and the evening has come (ours).
inline constexpr core::Duration kSilence = std::chrono::hours(36);

// The largest suspect rise from one of `earlier` to `last`; nothing if there is none.
std::optional<Gain> SuspectGain(const std::vector<Weighing>& earlier, const Weighing& last);

// 20 to 300 kg (ours): beyond it is a typing mistake.
bool IsPlausible(std::uint32_t grams);

}  // namespace parcours::followup
