#include "scenarios/engine/matcher.h"

#include <gtest/gtest.h>

#include <string>

#include "parcours/contract_files.h"
#include "scenarios/engine/contract.h"
#include "tests/scenarios/engine/support.h"

namespace parcours::scenarios {
namespace {

std::optional<Json> Find(std::string_view name) {
  if (name == "name") return Json("MARTEL");
  if (name == "broken") return Json("(");
  if (name == "list") return Json({"a", "b"});
  if (name == "ins") return Json({{"key", "84"}});
  return std::nullopt;
}

std::string Difference(std::string_view expected, const Json& actual) {
  std::vector<Failure> failures;
  Match(testing::Yaml(expected), actual, Find, failures);
  std::string said;
  for (const Failure& failure : failures) said += (said.empty() ? "" : "; ") + failure.what.en;
  return said;
}

struct Case {
  std::string expected;
  std::string actual;  // JSON
  std::string difference;
};

class Matching : public ::testing::TestWithParam<Case> {};

TEST_P(Matching, SaysWhatDiffersAndNothingElse) {
  EXPECT_EQ(Difference(GetParam().expected, Json::parse(GetParam().actual)), GetParam().difference)
      << GetParam().expected;
}

INSTANTIATE_TEST_SUITE_P(
    Values, Matching,
    ::testing::Values(
        Case{"{a: x}", R"({"a": "x", "b": 1})", ""}, Case{"{a: x}", R"({"a": "y"})", "a: expected x, got y"},
        Case{"{a: {b: x}}", R"({"a": {"b": "y"}})", "a.b: expected x, got y"},
        Case{"{a: x}", R"({})", "a: expected something, got nothing"},
        Case{"{a: {b: x}}", R"({"a": "x"})", "a: expected fields, got x"}, Case{"{a: ''}", R"({"a": ""})", ""},
        Case{"{a: ''}", R"({"a": "x"})", "a: expected nothing, got x"}, Case{"{a: 5}", R"({"a": 5})", ""},
        Case{"{a: 5.0}", R"({"a": 5})", ""}, Case{"{a: 6}", R"({"a": 5})", "a: expected 6, got 5"},
        Case{"{a: true}", R"({"a": true})", ""}, Case{"{a: true}", R"({"a": false})", "a: expected true, got false"},
        // Text is text: 01 is not 1, and a matricule keeps its zeros.
        Case{"{a: 1}", R"({"a": "01"})", "a: expected 1, got 01"},
        Case{"{a: 1.0}", R"({"a": "1"})", "a: expected 1.0, got 1"}, Case{"{a: '${name}'}", R"({"a": "MARTEL"})", ""},
        Case{"{a: 'M. ${name}'}", R"({"a": "M. MARTEL"})", ""}, Case{"{a: '${list}'}", R"({"a": ["a", "b"]})", ""},
        Case{"{a: '${ins}'}", R"({"a": {"key": "85"}})", "a.key: expected 84, got 85"}));

INSTANTIATE_TEST_SUITE_P(
    TimesAndEnums, Matching,
    ::testing::Values(Case{"{a: 2025-03-22T14:35:00+01:00}", R"({"a": "2025-03-22T13:35:00Z"})", ""},
                      Case{"{a: 2025-03-22T14:35:00Z}", R"({"a": "2025-03-22T13:35:00Z"})",
                           "a: expected 2025-03-22T14:35:00Z, got 2025-03-22T13:35:00Z"},
                      Case{"{a: 90 min}", R"({"a": "1 h 30 min"})", ""},
                      Case{"{a: 1 h}", R"({"a": "1 h 30 min"})", "a: expected 1 h, got 1 h 30 min"},
                      Case{"{a: MALE}", R"({"a": "MALE"})", ""}, Case{"{a: SEX_MALE}", R"({"a": "MALE"})", ""},
                      Case{"{a: SEARCH_OUTCOME_NOT_FOUND}", R"({"a": "NOT_FOUND"})", ""},
                      // The end of a name is not the name.
                      Case{"{a: NOT_FOUND}", R"({"a": "FOUND"})", "a: expected NOT_FOUND, got FOUND"},
                      Case{"{a: SEARCH_OUTCOME_NOT_FOUND}", R"({"a": "FOUND"})",
                           "a: expected SEARCH_OUTCOME_NOT_FOUND, got FOUND"},
                      Case{"{a: FEMALE}", R"({"a": "MALE"})", "a: expected FEMALE, got MALE"},
                      Case{"{a: DE_LA_TOUR}", R"({"a": "TOUR"})", "a: expected DE_LA_TOUR, got TOUR"}));

INSTANTIATE_TEST_SUITE_P(
    Lists, Matching,
    ::testing::Values(
        Case{"{a: [x, y]}", R"({"a": ["x", "y"]})", ""},
        Case{"{a: [y, x]}", R"({"a": ["x", "y"]})", "a[0]: expected y, got x; a[1]: expected x, got y"},
        Case{"{a: [x]}", R"({"a": ["x", "y"]})", "a: expected 1 items, got 2"}, Case{"{a: []}", R"({"a": []})", ""},
        Case{"{a: [{b: 1}]}", R"({"a": [{"b": 1, "c": 2}]})", ""},
        Case{"{a: [x]}", R"({"a": "x"})", "a: expected a list, got x"},
        Case{"{a: {any_order: [y, x]}}", R"({"a": ["x", "y"]})", ""},
        Case{"{a: {any_order: [x, x]}}", R"({"a": ["x", "y"]})", "a: expected any_order [x, x], got [\"x\",\"y\"]"},
        Case{"{a: {contains: y}}", R"({"a": ["x", "y"]})", ""},
        Case{"{a: {contains: [y, x]}}", R"({"a": ["x", "y", "z"]})", ""},
        Case{"{a: {contains: {b: 2}}}", R"({"a": [{"b": 1}, {"b": 2, "c": 3}]})", ""},
        Case{"{a: {contains: z}}", R"({"a": ["x", "y"]})", "a: expected contains z, got [\"x\",\"y\"]"},
        Case{"{a: {not: {contains: x}}}", R"({"a": ["x"]})", "a: expected not {contains: x}, got [\"x\"]"},
        Case{"{a: {length: 2}}", R"({"a": ["x", "y"]})", ""},
        Case{"{a: {length: {greater_than: 2}}}", R"({"a": ["x", "y"]})",
             "a: expected length {greater_than: 2}, got [\"x\",\"y\"]"}));

INSTANTIATE_TEST_SUITE_P(
    Operators, Matching,
    ::testing::Values(
        Case{"{a: {equals: x}}", R"({"a": "x"})", ""},
        Case{"{a: {not: x}}", R"({"a": "x"})", "a: expected not x, got x"},
        Case{"{a: {one_of: [x, y]}}", R"({"a": "y"})", ""},
        Case{"{a: {one_of: [x, y]}}", R"({"a": "z"})", "a: expected one_of [x, y], got z"},
        Case{"{a: {matches: '^1[0-9]{12}$'}}", R"({"a": "1610699000001"})", ""},
        Case{"{a: {matches: '^2'}}", R"({"a": "1610699000001"})", "a: expected matches ^2, got 1610699000001"},
        Case{"{a: {matches: '${broken}'}}", R"({"a": "("})", "a: expected matches (, got ("},
        Case{"{a: {starts_with: MAR}}", R"({"a": "MARTEL"})", ""},
        Case{"{a: {contains: TEL}}", R"({"a": "MARTEL"})", ""},
        Case{"{a: {starts_with: TEL}}", R"({"a": "MARTEL"})", "a: expected starts_with TEL, got MARTEL"},
        Case{"{a: {length: 2}}", R"({"a": "éà"})", ""}, Case{"{a: {less_than: 10}}", R"({"a": 9})", ""},
        Case{"{a: {less_than: 9}}", R"({"a": 9})", "a: expected less_than 9, got 9"},
        Case{"{a: {greater_than: 2025-03-22T13:00:00Z}}", R"({"a": "2025-03-22T13:35:00Z"})", ""},
        Case{"{a: {less_than: x}}", R"({"a": 9})", "a: expected less_than x, got 9"},
        Case{"{a: {between: [1, 9]}}", R"({"a": 9})", ""},
        Case{"{a: {between: [1 h, 2 h]}}", R"({"a": "3 h"})", "a: expected between [1 h, 2 h], got 3 h"},
        // Several operators must all hold.
        Case{"{a: {starts_with: M, length: 6}}", R"({"a": "MARTE"})", "a: expected length 6, got MARTE"}));

INSTANTIATE_TEST_SUITE_P(PresentAndAbsent, Matching,
                         ::testing::Values(Case{"{a: {absent: true}}", R"({})", ""},
                                           Case{"{a: {absent: true}}", R"({"a": ""})", ""},
                                           Case{"{a: {absent: true}}", R"({"a": []})", ""},
                                           Case{"{a: {absent: true}}", R"({"a": "UNSPECIFIED"})", ""},
                                           Case{"{a: {absent: true}}", R"({"a": "x"})", "a: expected nothing, got x"},
                                           Case{"{a: {present: true}}", R"({"a": {"b": 1}})", ""},
                                           Case{"{a: {present: true}}", R"({})", "a: expected something, got nothing"},
                                           Case{"{a: {present: false}}", R"({"a": "x"})", "a: expected nothing, got x"},
                                           Case{"{a: {present: true}}", R"({"a": 0})", ""},
                                           Case{"{a: {matches: x}}", R"({})", "a: expected matches x, got nothing"}));

TEST(Matcher, ShortensLongAnswersBetweenCharacters) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "é";
  const std::string said = Difference("{a: x}", Json({{"a", text}}));
  EXPECT_LT(said.size(), 160U);
  EXPECT_TRUE(said.ends_with("é…"));
}

TEST(Matcher, GivesUpOnTextsTooLongForAPattern) {
  EXPECT_NE(Difference("{a: {matches: x}}", Json({{"a", std::string(1U << 20U, 'x')}})), "");
}

TEST(Matcher, HasNoOperatorThatIsAFieldOfTheContract) {
  for (const auto* descriptor : ContractFiles()) {
    for (int i = 0; i < descriptor->message_type_count(); ++i) {
      for (const std::string& name : FieldNames(*descriptor->message_type(i))) EXPECT_FALSE(IsOperator(name)) << name;
    }
  }
}

}  // namespace
}  // namespace parcours::scenarios
