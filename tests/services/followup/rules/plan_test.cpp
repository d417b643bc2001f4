// Who may be telemonitored, and for how long.
#include <gtest/gtest.h>

#include "parcours/common/v1/reason.pb.h"
#include "services/followup/rules/calendar.h"
#include "services/followup/rules/plan.h"

namespace parcours::followup {
namespace {

core::Time Now() {
  return *core::ParseTime("2025-04-22T08:00:00Z");
}

// The criterion that is not met; empty: eligible.
std::string CriterionOf(const v1::HeartFailureFacts& facts) {
  const auto checked = CheckEligible(facts, Now());
  return checked ? std::string() : checked.error().facts.at("criterion");
}

v1::HeartFailureFacts Stay(const std::string& day) {
  v1::HeartFailureFacts facts;
  facts.set_last_stay(day);
  return facts;
}

TEST(Eligibility, AStayWithinThirtyDaysIsEnough) {
  EXPECT_EQ(CriterionOf(Stay("2025-04-01")), "");
  EXPECT_EQ(CriterionOf(Stay("2025-03-01")), "NYHA");
}

TEST(Eligibility, AStayWithinTheYearNeedsClassAndMarker) {
  auto facts = Stay("2024-06-01");
  facts.set_nyha(2);
  EXPECT_EQ(CriterionOf(facts), "BNP");
  facts.set_bnp(100);
  EXPECT_EQ(CriterionOf(facts), "BNP");
  facts.set_bnp(101);
  EXPECT_EQ(CriterionOf(facts), "");
  facts.set_bnp(0);
  facts.set_nt_pro_bnp(1001);
  EXPECT_EQ(CriterionOf(facts), "");
}

TEST(Eligibility, NoStayOrAnOldOneOrOneToComeIsNotEnough) {
  EXPECT_EQ(CriterionOf({}), "LAST_STAY");
  EXPECT_EQ(CriterionOf(Stay("2024-04-01")), "LAST_STAY");
  EXPECT_EQ(CriterionOf(Stay("2025-05-01")), "LAST_STAY");
}

TEST(Eligibility, AnyExclusionExcludes) {
  auto facts = Stay("2025-04-01");
  facts.add_exclusions(v1::EXCLUSION_DIALYSIS);
  EXPECT_EQ(CriterionOf(facts), "EXCLUSION");
}

TEST(Eligibility, RefusesWhatDoesNotExist) {
  auto facts = Stay("2025-04-01");
  facts.set_nyha(5);
  EXPECT_EQ(CheckEligible(facts, Now()).error().reason, common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(CheckEligible(Stay("2025-02-30"), Now()).error().reason, common::v1::REASON_INVALID_ARGUMENT);
}

TEST(Plan, LastsTwelveMonthsAtMost) {
  EXPECT_TRUE(CheckMonths(12));
  EXPECT_EQ(CheckMonths(13).error().reason, common::v1::REASON_INVALID_ARGUMENT);
}

TEST(Plan, EndsByTheClock) {
  v1::MonitoringPlan plan;
  plan.set_state(v1::PLAN_STATE_ACTIVE);
  *plan.mutable_ends() = ToTimestamp(Now());
  EXPECT_EQ(Aged(plan, Now() - std::chrono::hours(1)).state(), v1::PLAN_STATE_ACTIVE);
  EXPECT_EQ(Aged(plan, Now()).end_reason(), v1::PLAN_END_REASON_EXPIRED);
}

TEST(Calendar, AMonthLaterIsTheLastDayOfAShorterOne) {
  EXPECT_EQ(core::FormatTime(MonthsAfter(*core::ParseTime("2025-01-31T10:00:00Z"), 1)), "2025-02-28T10:00:00Z");
}

}  // namespace
}  // namespace parcours::followup
