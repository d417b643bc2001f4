#include "services/ins/rules/search.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "services/ins/rules/matching.h"

namespace parcours::ins {
namespace {

constexpr auto kFound = v1::SEARCH_OUTCOME_FOUND;
constexpr auto kNobody = v1::SEARCH_OUTCOME_NOT_FOUND;
constexpr auto kSeveral = v1::SEARCH_OUTCOME_SEVERAL;

common::v1::Traits Named(std::initializer_list<const char*> given_names, const std::string& place = "") {
  common::v1::Traits traits;
  traits.set_birth_name("DUPUIS");
  for (const char* name : given_names) traits.add_given_names(name);
  traits.set_sex(common::v1::SEX_MALE);
  traits.set_birth_date("1970-01-01");
  traits.set_birth_place(place);
  return traits;
}

// INSi that answers from a table of "given name/birth place".
AskInsi Answering(std::map<std::string, v1::SearchOutcome> answers) {
  return [answers](const std::string& given_name, const std::string& birth_place) {
    const auto found = answers.find(given_name + "/" + birth_place);
    return found == answers.end() ? kNobody : found->second;
  };
}

TEST(Retrieve, StopsAtTheFirstNameThatFinds) {
  const auto attempts = Retrieve(Named({"JEAN", "MARIE", "LUC"}), Answering({{"MARIE/", kFound}}));
  EXPECT_EQ(attempts, (std::vector<Attempt>{{"JEAN", "", kNobody}, {"MARIE", "", kFound}}));
  EXPECT_EQ(Conclude(attempts), kFound);
}

TEST(Retrieve, TriesAllNamesTogetherAtTheEnd) {
  const auto attempts = Retrieve(Named({"JEAN", "MARIE"}), Answering({{"JEAN MARIE/", kFound}}));
  EXPECT_EQ(attempts,
            (std::vector<Attempt>{{"JEAN", "", kNobody}, {"MARIE", "", kNobody}, {"JEAN MARIE", "", kFound}}));
}

TEST(Retrieve, AsksOnceForASingleName) {
  EXPECT_EQ(Retrieve(Named({"JEAN"}, "2A004"), Answering({})).size(), 1U);
}

TEST(Retrieve, GoesOnToTheNextNameWhereSeveralAnswer) {
  const auto attempts =
      Retrieve(Named({"JEAN", "MARIE"}, "2A004"), Answering({{"JEAN/", kSeveral}, {"MARIE/", kFound}}));
  EXPECT_EQ(attempts.size(), 2U);
  EXPECT_EQ(Conclude(attempts), kFound);
}

TEST(Retrieve, AddsTheBirthPlaceOnlyWhereSeveralAnswered) {
  const auto attempts =
      Retrieve(Named({"JEAN", "MARIE"}, "2A004"), Answering({{"JEAN/", kSeveral}, {"JEAN/2A004", kFound}}));
  EXPECT_EQ(
      attempts,
      (std::vector<Attempt>{
          {"JEAN", "", kSeveral}, {"MARIE", "", kNobody}, {"JEAN MARIE", "", kNobody}, {"JEAN", "2A004", kFound}}));
}

TEST(Retrieve, CannotTellNamesakesApartWithoutAKnownPlace) {
  for (const char* place : {"", "99999"}) {
    const auto attempts = Retrieve(Named({"JEAN"}, place), Answering({{"JEAN/", kSeveral}, {"JEAN/99999", kFound}}));
    EXPECT_EQ(attempts.size(), 1U);
    EXPECT_EQ(Conclude(attempts), kSeveral);
  }
}

TEST(Compare, AcceptsARecordThatKnowsLess) {
  auto record = Named({"JEAN"});
  record.set_sex(common::v1::SEX_UNKNOWN);
  EXPECT_TRUE(Compare(record, Named({"JEAN", "MARIE"}, "2A004")).empty());
  EXPECT_TRUE(Compare(Named({"JEAN MARIE"}, "99999"), Named({"JEAN", "MARIE"}, "2A004")).empty());
}

TEST(Compare, NamesEachTraitThatDiffers) {
  auto record = Named({"MARIE", "JEAN"}, "63220");
  record.set_birth_name("DUPUY");
  record.set_sex(common::v1::SEX_FEMALE);
  record.set_birth_date("1970-01-02");
  EXPECT_EQ(Compare(record, Named({"JEAN", "MARIE"}, "2A004")),
            (std::vector{v1::TRAIT_BIRTH_NAME, v1::TRAIT_GIVEN_NAMES, v1::TRAIT_SEX, v1::TRAIT_BIRTH_DATE,
                         v1::TRAIT_BIRTH_PLACE}));
}

TEST(LookAlike, ComparesTheFirstGivenNameAndNotThePlace) {
  EXPECT_TRUE(LookAlike(Named({"JEAN", "MARIE"}, "2A004"), Named({"JEAN"}, "63220")));
  EXPECT_FALSE(LookAlike(Named({"JEAN"}), Named({"MARIE", "JEAN"})));
}

}  // namespace
}  // namespace parcours::ins
