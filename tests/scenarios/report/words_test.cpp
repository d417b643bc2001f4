#include "scenarios/report/words.h"

#include <gtest/gtest.h>

#include "tests/scenarios/report/support.h"

namespace parcours::scenarios {
namespace {

constexpr auto kFr = core::Language::kFrench;
constexpr auto kEn = core::Language::kEnglish;

TEST(WallTime, ShowsTheClockOnAFrenchWall) {
  EXPECT_EQ(WallTime(At("2025-01-01T00:30:00Z"), kFr), "mercredi 1 janvier 2025, 01:30");
  EXPECT_EQ(WallTime(At("2025-12-31T23:30:00Z"), kEn), "Thursday 1 January 2026, 00:30");
}

TEST(WallTime, ChangesToSummerTimeAndBackAtOneUtc) {
  EXPECT_EQ(HourAndMinute(At("2025-03-30T00:59:00Z")), "01:59");
  EXPECT_EQ(HourAndMinute(At("2025-03-30T01:00:00Z")), "03:00");
  EXPECT_EQ(HourAndMinute(At("2025-10-26T00:59:00Z")), "02:59");
  EXPECT_EQ(HourAndMinute(At("2025-10-26T01:00:00Z")), "02:00");
}

TEST(ServiceName, ComesFromTheContract) {
  EXPECT_EQ(ServiceName("parcours.ins.v1.InsService", kFr), "Téléservice INSi");
  EXPECT_NE(ServiceName("parcours.ins.v1.InsService", kEn), ServiceName("parcours.ins.v1.InsService", kFr));
  EXPECT_EQ(ServiceName("nobody.NoService", kFr), "nobody.NoService");
}

TEST(ActionName, ComesFromTheContract) {
  const std::string ins = "parcours.ins.v1.InsService";
  EXPECT_EQ(ActionName(ins, "SearchByTraits", core::Language::kFrench), "chercher l'INS par traits d'identité");
  EXPECT_EQ(ActionName(ins, "SearchByTraits", core::Language::kEnglish), "search the INS by identity traits");
  EXPECT_EQ(ActionName("elsewhere.Service", "Watch", core::Language::kFrench), "Watch");
}

TEST(CredentialName, NamesWhatTheCallerHolds) {
  EXPECT_EQ(CredentialName("CPS", kFr), "carte CPS");
  EXPECT_EQ(CredentialName("CPS", kEn), "CPS card");
  EXPECT_EQ(CredentialName("ECPS", kFr), "e-CPS");
  EXPECT_EQ(CredentialName("", kFr), "sans carte");
  EXPECT_EQ(CredentialName("SESSION", kEn), "signed in");
}

}  // namespace
}  // namespace parcours::scenarios
