#include "core/ids.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <type_traits>
#include <vector>

namespace parcours::core {
namespace {

std::vector<std::string> Draw(IdSequence& sequence, int count) {
  std::vector<std::string> ids;
  for (int i = 0; i < count; ++i) ids.push_back(sequence.Next("dmp"));
  return ids;
}

TEST(IdSequence, GivesTheSameIdsForTheSameSeed) {
  IdSequence one(2025, 0);
  IdSequence other(2025, 0);
  EXPECT_EQ(Draw(one, 100), Draw(other, 100));
}

TEST(IdSequence, GivesOtherIdsForANeighbouringSeed) {
  IdSequence one(1, 0);
  IdSequence other(2, 0);
  std::set<std::string> ids;
  for (const auto& drawn : {Draw(one, 1000), Draw(other, 1000)}) ids.insert(drawn.begin(), drawn.end());
  EXPECT_EQ(ids.size(), 2000U);
}

TEST(IdSequence, GoesOnFromItsPosition) {
  IdSequence whole(7, 0);
  Draw(whole, 3);
  whole.NextCode();
  IdSequence resumed(7, whole.position());
  EXPECT_EQ(resumed.position(), 4U);
  EXPECT_EQ(Draw(whole, 10), Draw(resumed, 10));
}

TEST(IdSequence, GivesIdsThatFhirAccepts) {
  IdSequence sequence(0, 0);
  std::set<std::string> ids;
  for (const std::string& id : Draw(sequence, 10000)) {
    ASSERT_TRUE(IsIdSyntax(id)) << id;
    ASSERT_EQ(id.size(), 16U);
    ASSERT_EQ(id.substr(0, 4), "dmp-");
    ids.insert(id);
  }
  EXPECT_EQ(ids.size(), 10000U);
}

TEST(IdSequence, GivesCodesOfSixDigitsOfWhichSomeBeginWithZero) {
  IdSequence sequence(3, 0);
  int leading_zeros = 0;
  std::set<std::string> codes;
  for (int i = 0; i < 1000; ++i) {
    const std::string code = sequence.NextCode();
    ASSERT_EQ(code.size(), 6U);
    ASSERT_EQ(code.find_first_not_of("0123456789"), std::string::npos);
    leading_zeros += code[0] == '0' ? 1 : 0;
    codes.insert(code);
  }
  EXPECT_GT(leading_zeros, 50);
  EXPECT_LT(leading_zeros, 150);
  EXPECT_GT(codes.size(), 990U);
}

TEST(IsIdSyntax, HoldsLengthAndCharacters) {
  EXPECT_TRUE(IsIdSyntax("a"));
  EXPECT_TRUE(IsIdSyntax("A-z.09"));
  EXPECT_TRUE(IsIdSyntax(std::string(64, 'x')));
  EXPECT_FALSE(IsIdSyntax(std::string(65, 'x')));
  for (const char* text : {"", " ", "a b", "a_b", "a/b", "é", "a\n", "a'", "../a"})
    EXPECT_FALSE(IsIdSyntax(text)) << text;
}

TEST(Id, KeepsKindsApart) {
  static_assert(!std::is_convertible_v<CardId, SandboxId>);
  static_assert(!std::is_constructible_v<CardId, SandboxId>);
  static_assert(!std::is_convertible_v<std::string, CardId>);
  EXPECT_TRUE(CardId().empty());
  EXPECT_EQ(CardId("a"), CardId("a"));
  EXPECT_LT(CardId("a"), CardId("b"));
}

}  // namespace
}  // namespace parcours::core
