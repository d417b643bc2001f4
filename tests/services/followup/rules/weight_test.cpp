// Which rise of the weight is suspect.
#include <gtest/gtest.h>

#include "services/followup/rules/weight.h"

namespace parcours::followup {
namespace {

using std::chrono::hours;

const core::Time kMorning = *core::ParseTime("2025-04-22T06:00:00Z");

bool IsSuspect(std::uint32_t gain, hours within) {
  return SuspectGain({{.taken = kMorning, .grams = 80'000}}, {.taken = kMorning + within, .grams = 80'000 + gain})
      .has_value();
}

TEST(Weight, HalfAKiloADayIsNormal) {
  EXPECT_FALSE(IsSuspect(500, hours(24)));
  EXPECT_FALSE(IsSuspect(1'000, hours(48)));
  EXPECT_FALSE(IsSuspect(1'500, hours(72)));
}

TEST(Weight, AKiloAndAHalfInTwoDaysIsSuspect) {
  EXPECT_TRUE(IsSuspect(1'500, hours(24)));
  EXPECT_TRUE(IsSuspect(1'500, hours(48)));
  EXPECT_FALSE(IsSuspect(1'499, hours(48)));
}

TEST(Weight, TwoKilosInThreeDaysAreSuspect) {
  EXPECT_TRUE(IsSuspect(2'000, hours(72)));
  EXPECT_FALSE(IsSuspect(1'999, hours(72)));
  EXPECT_FALSE(IsSuspect(5'000, hours(96)));
}

TEST(Weight, TheLargestRiseCounts) {
  const std::vector<Weighing> earlier = {{.taken = kMorning, .grams = 80'000},
                                         {.taken = kMorning + hours(24), .grams = 79'500},
                                         {.taken = kMorning + hours(48), .grams = 82'500}};
  const auto gain = SuspectGain(earlier, {.taken = kMorning + hours(72), .grams = 82'000});
  ASSERT_TRUE(gain);
  EXPECT_EQ(gain->grams, 2'500U);
  EXPECT_EQ(gain->since, kMorning + hours(24));
}

TEST(Weight, ATypingMistakeIsNotPlausible) {
  EXPECT_FALSE(IsPlausible(800));
  EXPECT_TRUE(IsPlausible(80'000));
  EXPECT_FALSE(IsPlausible(800'000));
}

}  // namespace
}  // namespace parcours::followup
