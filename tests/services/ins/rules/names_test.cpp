#include "services/ins/rules/names.h"

#include <gtest/gtest.h>

#include <string>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::ins {
namespace {

struct Written {
  const char* declared;
  const char* ins;
};

class ToInsNameOf : public testing::TestWithParam<Written> {};

TEST_P(ToInsNameOf, IsWhatInsiTakes) {
  EXPECT_EQ(ToInsName(GetParam().declared), GetParam().ins);
}

INSTANTIATE_TEST_SUITE_P(Names, ToInsNameOf,
                         testing::Values(Written{"Martel", "MARTEL"}, Written{"lérenne énora", "LERENNE ENORA"},
                                         Written{"Chap'elle", "CHAP'ELLE"}, Written{"d’Œuvre", "D'OEUVRE"},
                                         Written{"Pierre-Alain", "PIERRE-ALAIN"}, Written{"Jean‑Noël", "JEAN-NOEL"},
                                         Written{"  De   Centune ", "DE CENTUNE"}, Written{"Le\u0301a", "LEA"},
                                         Written{"François Ÿ", "FRANCOIS Y"}, Written{"Æbelø", "AEBELO"},
                                         Written{"Straße", "STRASSE"}, Written{"Đỗ Nguyễn", "DO NGUYEN"},
                                         Written{"Łukasz Żółć", "LUKASZ ZOLC"},
                                         Written{"Ioniță Ștefan", "IONITA STEFAN"}, Written{"N\u00A0O", "N O"}));

TEST(ToInsName, RefusesWhatItWouldHaveToGuess) {
  for (const char* name : {"", " ", "-", "' -", "Paul2", "M. Paul", "Иван", "李", "Paul\n", "Paul;DROP", "\xC3",
                           "Pau\xFFl", "Pa\xED\xA0\x80l"}) {
    EXPECT_EQ(ToInsName(name), std::nullopt) << name;
  }
}

TEST(ToInsName, ChangesNothingThatIsRightAlready) {
  for (const char* name : {"O'BRIEN-DE LA TOUR", "A", "CHAP'ELLE"}) EXPECT_EQ(ToInsName(name), name);
}

v1::DeclaredTraits Declared(const std::string& name, const std::string& date) {
  v1::DeclaredTraits traits;
  traits.set_birth_name(name);
  traits.add_given_names("Léa");
  traits.set_sex(common::v1::SEX_FEMALE);
  traits.set_birth_date(date);
  traits.set_birth_place("18033");
  return traits;
}

const core::Time kNow = *core::ParseTime("2025-03-22T13:35:00Z");

TEST(ToStrictTraits, BringsNamesIntoTheFormOfInsi) {
  const auto traits = ToStrictTraits(Declared("Müller", "2016-03-01"), "traits", kNow);
  ASSERT_TRUE(traits);
  EXPECT_EQ(traits->birth_name(), "MULLER");
  EXPECT_EQ(traits->given_names(0), "LEA");
  EXPECT_EQ(traits->birth_place(), "18033");
}

TEST(ToStrictTraits, NamesEachFieldAtFault) {
  auto declared = Declared("М", "2026-01-01");
  declared.add_given_names("3");
  const auto traits = ToStrictTraits(declared, "traits", kNow);
  ASSERT_FALSE(traits);
  EXPECT_EQ(traits.error().reason, common::v1::REASON_INVALID_ARGUMENT);
  ASSERT_EQ(traits.error().violations.size(), 3U);
  EXPECT_EQ(traits.error().violations[0].field, "traits.birth_name");
  EXPECT_EQ(traits.error().violations[1].field, "traits.given_names[1]");
  EXPECT_EQ(traits.error().violations[2].field, "traits.birth_date");
}

TEST(ToStrictTraits, AllowsTodayAndLunarDatesOfThisYearButNotTomorrow) {
  EXPECT_TRUE(ToStrictTraits(Declared("A", "2025-03-22"), "t", kNow));
  EXPECT_FALSE(ToStrictTraits(Declared("A", "2025-03-23"), "t", kNow));
  EXPECT_TRUE(ToStrictTraits(Declared("A", "2025-20-00"), "t", kNow));
  EXPECT_FALSE(ToStrictTraits(Declared("A", "2026-20-00"), "t", kNow));
  EXPECT_TRUE(ToStrictTraits(Declared("A", "1950-00-00"), "t", kNow));
}

}  // namespace
}  // namespace parcours::ins
