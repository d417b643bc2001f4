#include "core/matricule.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "parcours/common/v1/common.pb.h"

namespace parcours::core {
namespace {

common::v1::Traits Born(common::v1::Sex sex, const std::string& date, const std::string& place) {
  common::v1::Traits traits;
  traits.set_birth_name("MARTEL");
  traits.add_given_names("PAUL");
  traits.set_sex(sex);
  traits.set_birth_date(date);
  traits.set_birth_place(place);
  return traits;
}

common::v1::Ins Numbered(const std::string& matricule, const std::string& key) {
  common::v1::Ins ins;
  ins.set_matricule(matricule);
  ins.set_key(key);
  ins.set_oid(std::string(kTestOid));
  return ins;
}

struct Vector {
  const char* matricule;
  const char* key;
};

// Matricules of ANS and CNDA test identities; their keys were recomputed.
class MatriculeKeyOf : public testing::TestWithParam<Vector> {};

TEST_P(MatriculeKeyOf, IsTheOneOfTheOfficialExample) {
  EXPECT_EQ(MatriculeKey(GetParam().matricule), GetParam().key);
  EXPECT_TRUE(KeyMatches(Numbered(GetParam().matricule, GetParam().key)));
}

INSTANTIATE_TEST_SUITE_P(Official, MatriculeKeyOf,
                         testing::Values(Vector{"297022A020778", "78"}, Vector{"160012B020777", "13"},
                                         Vector{"180032B020401", "23"}, Vector{"1090763220834", "89"},
                                         Vector{"2090763220834", "39"}, Vector{"2090663220123", "55"},
                                         Vector{"1090763220888", "35"}, Vector{"2360663220836", "56"},
                                         Vector{"2790351215189", "89"}, Vector{"2770763220829", "10"},
                                         Vector{"2751263220749", "74"}, Vector{"1100863220830", "60"}));

class OfficialExample : public testing::TestWithParam<Vector> {};

TEST_P(OfficialExample, WithAWrongKeyIsSeenThrough) {
  EXPECT_FALSE(KeyMatches(Numbered(GetParam().matricule, GetParam().key)));
}

INSTANTIATE_TEST_SUITE_P(Wrong, OfficialExample,
                         testing::Values(Vector{"2230425456114", "04"}, Vector{"2240275115835", "55"},
                                         Vector{"1810363220456", "60"}, Vector{"2810363220456", "10"}));

TEST(MatriculeKey, OfTheWrongExamplesIsKnown) {
  EXPECT_EQ(MatriculeKey("2230425456114"), "82");
  EXPECT_EQ(MatriculeKey("2240275115835"), "12");
  EXPECT_EQ(MatriculeKey("1810363220456"), "76");
  EXPECT_EQ(MatriculeKey("2810363220456"), "26");
}

TEST(MatriculeKey, HasTwoDigitsEvenWhenItIsSmallOrGreatest) {
  std::set<std::string> keys;
  for (int order = 0; order < 97; ++order) {
    std::string number = std::to_string(order);
    keys.insert(MatriculeKey("1610618033" + std::string(3 - number.size(), '0') + number));
  }
  EXPECT_EQ(keys.size(), 97U);
  EXPECT_EQ(*keys.begin(), "01");
  EXPECT_EQ(*keys.rbegin(), "97");
}

TEST(IsMatricule, AcceptsLettersForCorsicaOnly) {
  EXPECT_TRUE(IsMatricule("1610618033999"));
  EXPECT_TRUE(IsMatricule("297022A020778"));
  EXPECT_TRUE(IsMatricule("160012B020777"));
  EXPECT_FALSE(IsMatricule("160013B020777"));
  EXPECT_FALSE(IsMatricule("160012C020777"));
  EXPECT_FALSE(IsMatricule("160012b020777"));
  EXPECT_FALSE(IsMatricule("A600120020777"));
}

TEST(IsMatricule, RefusesOtherLengthsAndSigns) {
  for (const char* text :
       {"", "1", "161061803399", "16106180339990", " 610618033999", "161061803399\n", "16106180339٣"}) {
    EXPECT_FALSE(IsMatricule(text)) << text;
    EXPECT_EQ(MatriculeKey(text), "") << text;
  }
  EXPECT_FALSE(KeyMatches(Numbered("", "")));
}

TEST(AuthorityOf, KnowsTheFourOids) {
  EXPECT_EQ(AuthorityOf("1.2.250.1.213.1.4.8"), InsAuthority::kNir);
  EXPECT_EQ(AuthorityOf("1.2.250.1.213.1.4.9"), InsAuthority::kNia);
  EXPECT_EQ(AuthorityOf("1.2.250.1.213.1.4.10"), InsAuthority::kTest);
  EXPECT_EQ(AuthorityOf("1.2.250.1.213.1.4.11"), InsAuthority::kDemonstration);
  EXPECT_EQ(AuthorityOf("1.2.250.1.213.1.4.2"), std::nullopt);
}

TEST(MakeTestIns, TakesSexYearMonthAndPlaceFromTheTraits) {
  const auto ins = MakeTestIns(Born(common::v1::SEX_MALE, "1961-06-12", "18033"), 1);
  EXPECT_EQ(ins.matricule(), "1610618033998");
  EXPECT_EQ(ins.oid(), kTestOid);
  EXPECT_TRUE(KeyMatches(ins));
}

TEST(MakeTestIns, KnowsCorsicaOverseasAndAbroad) {
  for (const char* place : {"2A004", "2B033", "97105", "99109"}) {
    const auto ins = MakeTestIns(Born(common::v1::SEX_FEMALE, "1990-11-30", place), 0);
    EXPECT_EQ(ins.matricule(), std::string("29011") + place + "999");
    EXPECT_TRUE(KeyMatches(ins));
  }
}

TEST(MakeTestIns, StillNumbersSomebodyWhoseCivilStatusIsIncomplete) {
  EXPECT_EQ(MakeTestIns(Born(common::v1::SEX_MALE, "1950-00-00", ""), 0).matricule(), "1502099999999");
  EXPECT_EQ(MakeTestIns(Born(common::v1::SEX_MALE, "1950-31-00", "99352"), 0).matricule(), "1503199352999");
  EXPECT_EQ(MakeTestIns(Born(common::v1::SEX_MALE, "1950-15-01", "XXXXX"), 0).matricule(), "1502099999999");
  EXPECT_TRUE(IsMatricule(MakeTestIns(common::v1::Traits(), 0).matricule()));
}

TEST(MakeTestIns, NeverGivesTwoPersonsOfACastTheSameNumber) {
  std::set<std::string> matricules;
  for (std::uint32_t ordinal = 0; ordinal < 999; ++ordinal) {
    matricules.insert(MakeTestIns(Born(common::v1::SEX_MALE, "1961-06-12", "18033"), ordinal).matricule());
  }
  EXPECT_EQ(matricules.size(), 999U);
}

TEST(AgreesWithTraits, ComparesWhatBothSay) {
  const auto traits = Born(common::v1::SEX_MALE, "1961-06-12", "18033");
  const auto ins = MakeTestIns(traits, 0);
  EXPECT_TRUE(AgreesWithTraits(ins, traits));
  EXPECT_FALSE(AgreesWithTraits(ins, Born(common::v1::SEX_FEMALE, "1961-06-12", "18033")));
  EXPECT_FALSE(AgreesWithTraits(ins, Born(common::v1::SEX_MALE, "1962-06-12", "18033")));
  EXPECT_FALSE(AgreesWithTraits(ins, Born(common::v1::SEX_MALE, "1961-07-12", "18033")));
  EXPECT_FALSE(AgreesWithTraits(ins, Born(common::v1::SEX_MALE, "1961-06-12", "18034")));
  EXPECT_TRUE(AgreesWithTraits(ins, Born(common::v1::SEX_UNKNOWN, "1961-00-00", "99999")));
}

}  // namespace
}  // namespace parcours::core
