#include "scenarios/report/compare.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/report/json.h"
#include "tests/scenarios/report/support.h"

namespace parcours::scenarios {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(CompareCanonical, FindsNothingBetweenEqualRuns) {
  EXPECT_THAT(CompareCanonical(CanonicalJson(Paul()->runs()), CanonicalJson(Paul()->runs())), IsEmpty());
}

TEST(CompareCanonical, SaysWhereWhatWasAndWhatIs) {
  const auto changed = Paul();
  changed->step(0, 1).exchanges[1].response["outcome"] = "NOT_FOUND";
  EXPECT_THAT(CompareCanonical(CanonicalJson(Paul()->runs()), CanonicalJson(changed->runs())),
              ElementsAre(R"(/0/acts/0/steps/1/exchanges/1/response/outcome: recorded "FOUND", now "NOT_FOUND")"));
}

TEST(CompareCanonical, NamesWhatCameAndWhatWent) {
  EXPECT_THAT(CompareCanonical(R"([{"a":1,"x/y":2}])", R"([{"a":1,"b":3}])"),
              ElementsAre("/0/x~1y: recorded 2, now absent", "/0/b: not recorded, now 3"));
  EXPECT_THAT(CompareCanonical("[1]", "[1,2]"), ElementsAre(": recorded 1 items, now 2"));
}

TEST(CompareCanonical, TellsATextFromANumber) {
  EXPECT_THAT(CompareCanonical(R"(["1"])", "[1]"), ElementsAre(R"(/0: recorded "1", now 1)"));
}

TEST(CompareCanonical, StopsAfterTwenty) {
  Json before = Json::array();
  Json after = Json::array();
  for (int i = 0; i < 100; ++i) {
    before.push_back({{"a", i}, {"b", i}});
    after.push_back({{"c", i}, {"d", i}});
  }
  EXPECT_EQ(CompareCanonical(before.dump(), after.dump()).size(), 20U);
}

TEST(CompareCanonical, RefusesWhatIsNoReport) {
  for (const char* text : {"", "{", "{}", "\xFF", "null"}) {
    EXPECT_THAT(CompareCanonical(text, "[]"), ElementsAre(HasSubstr("no canonical report"))) << text;
  }
}

TEST(CompareCanonical, PrintsNothingThatActsOnATerminal) {
  const auto differences = CompareCanonical(R"([{"a":"\u001b[2J\u009b"}])", R"([{"\u202e":1}])");
  ASSERT_EQ(differences.size(), 2U);
  for (const std::string& difference : differences) {
    EXPECT_EQ(difference.find('\033'), std::string::npos);
    EXPECT_EQ(difference.find("\u009b"), std::string::npos);
    EXPECT_EQ(difference.find("\u202e"), std::string::npos);
  }
}

}  // namespace
}  // namespace parcours::scenarios
