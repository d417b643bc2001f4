#include "services/platform/policy/rule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::platform {
namespace {

using common::v1::REASON_CONFLICT;

const Rule kSourced{"test.sourced", "D'un texte.", "From a text.", "CSP L1110-4"};
const Rule kOurs{"test.ours", "De nous.", "Ours.", ""};

TEST(Rule, IsFoundByItsIdWithoutBeingListed) {
  EXPECT_EQ(AllRules().at("test.sourced"), &kSourced);
  EXPECT_EQ(AllRules().at("test.ours"), &kOurs);
}

TEST(Rule, SaysInTheJournalWhetherItIsSourcedOrOurs) {
  EXPECT_EQ(Describe(kSourced), "test.sourced; CSP L1110-4");
  EXPECT_EQ(Allow(kOurs).Describe(), "test.ours; ours");
  EXPECT_EQ(Allow(kOurs, "cell 3").Describe(), "test.ours; cell 3");
}

TEST(Rule, RefusesWithItsIdItsSourceAndWhatTheCallerAdds) {
  const core::Refusal refusal = Refused(REASON_CONFLICT, kSourced, {{"until", "2026-01-02"}, {"rule", "another"}});
  EXPECT_EQ(refusal.reason, REASON_CONFLICT);
  EXPECT_THAT(refusal.facts, testing::UnorderedElementsAre(
                                 testing::Pair("rule", "test.sourced"), testing::Pair("rule_fr", "D'un texte."),
                                 testing::Pair("rule_en", "From a text."), testing::Pair("source", "CSP L1110-4"),
                                 testing::Pair("until", "2026-01-02")));
}

TEST(Rule, NamesThePlacesAtFault) {
  const core::Refusal refusal = RefusedAt(REASON_CONFLICT, kOurs, {{"lines[0].dose", "too much"}});
  ASSERT_EQ(refusal.violations.size(), 1U);
  EXPECT_EQ(refusal.facts.at("source"), "ours");
}

TEST(RuleDeathTest, ASecondOneOfTheSameIdEndsTheProgram) {
  EXPECT_DEATH((Rule{"test.ours", "Encore.", "Again.", ""}), "Two rules have the id test.ours");
}

}  // namespace
}  // namespace parcours::platform
