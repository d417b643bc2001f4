#include "services/followup/rules/weight.h"

namespace parcours::followup {
namespace {

constexpr core::Duration kTwoDays = std::chrono::hours(60);
constexpr std::uint32_t kInTwoDays = 1'500;
constexpr std::uint32_t kInThreeDays = 2'000;
constexpr std::uint32_t kLightest = 20'000;
constexpr std::uint32_t kHeaviest = 300'000;

bool IsSuspect(std::uint32_t gain, core::Duration within) {
  if (within <= core::Duration::zero() || within > kLooksBack) return false;
  return gain >= kInThreeDays || (gain >= kInTwoDays && within <= kTwoDays);
}

}  // namespace

std::optional<Gain> SuspectGain(const std::vector<Weighing>& earlier, const Weighing& last) {
  std::optional<Gain> largest;
  for (const Weighing& one : earlier) {
    if (one.grams >= last.grams) continue;
    const std::uint32_t gain = last.grams - one.grams;
    if (!IsSuspect(gain, last.taken - one.taken)) continue;
    if (!largest || gain > largest->grams) largest = Gain{.grams = gain, .since = one.taken};
  }
  return largest;
}

bool IsPlausible(std::uint32_t grams) {
  return grams >= kLightest && grams <= kHeaviest;
}

}  // namespace parcours::followup
