#include <gtest/gtest.h>

#include <set>

#include "parcours/common/v1/reason.pb.h"
#include "services/emergency/rules/motives.h"
#include "services/emergency/rules/number.h"
#include "services/emergency/rules/rule.h"

namespace parcours::emergency {
namespace {

TEST(Number, IsMadeOfCentreYearDayAndOrder) {
  const Centre centre{.department = "1B", .letter = '0'};
  EXPECT_EQ(FileNumber(centre, *core::ParseTime("2025-03-22T13:35:00Z"), 7), "DRFR151B02508100007");
  EXPECT_EQ(FileNumber({.department = "1B", .letter = 'B'}, *core::ParseTime("2024-12-31T23:59:59Z"), 12345),
            "DRFR151BB2436612345");
  EXPECT_EQ(FileNumber(centre, *core::ParseTime("2025-01-01T00:00:00Z"), 1), "DRFR151B02500100001");
}

TEST(Motive, IsFoundByItsCodeWithItsLabel) {
  EXPECT_EQ(MotiveOf("M03.06")->display(), "Douleur thoracique");
  EXPECT_FALSE(MotiveOf("M17.03.01"));  // of a published sample, but not of the list
  EXPECT_FALSE(MotiveOf(""));
}

TEST(Motive, EveryOneHasItsOwnCode) {
  std::set<std::string_view> codes;
  for (const Motive& one : Motives()) EXPECT_TRUE(codes.insert(one.code).second) << one.code;
}

TEST(Rule, ARefusalSaysWhetherItsRuleIsSourcedOrOurs) {
  const core::Refusal ours = Deny(common::v1::REASON_VEHICLE_ENGAGED, rules::kOneMission).ToRefusal();
  EXPECT_EQ(ours.facts.at("source"), "ours");
  EXPECT_EQ(ours.facts.at("rule"), "emergency.one_mission");
  const core::Refusal sourced = Deny(common::v1::REASON_FILE_CLOSED, rules::kClosed).ToRefusal();
  EXPECT_EQ(sourced.facts.at("source"), "Hub Santé, nomenclature etat (ansforge/SAMU-Hub-Modeles)");
  EXPECT_EQ(Allow(rules::kCrew).Describe(), "emergency.crew; ours");
}

}  // namespace
}  // namespace parcours::emergency
