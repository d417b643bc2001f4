// The pure rules: tries, passwords, masking, pivot identity.
#include <gtest/gtest.h>

#include "services/signin/rules/credentials.h"
#include "services/signin/rules/pivot.h"
#include "services/signin/rules/tries.h"
#include "tests/services/signin/support.h"

namespace parcours::signin {
namespace {

using namespace std::chrono_literals;

const core::Time kNow = *core::ParseTime("2025-03-22T13:35:00Z");

TEST(TriesRule, TheFifthWrongOneLocksAndALockThatIsOverStartsANewCount) {
  Tries tries;
  for (int i = 0; i < 4; ++i) CountWrong(tries, kNow);
  EXPECT_TRUE(CheckUnlocked(tries, kNow));
  CountWrong(tries, kNow);
  EXPECT_EQ(ReasonOf(CheckUnlocked(tries, kNow + kLocked - 1us)), common::v1::REASON_ACCOUNT_LOCKED);
  EXPECT_TRUE(CheckUnlocked(tries, kNow + kLocked));
  CountWrong(tries, kNow + kLocked);
  EXPECT_EQ(tries.wrong, 1);
  EXPECT_TRUE(CheckUnlocked(tries, kNow + kLocked));
}

TEST(PasswordRule, CountsCharactersNotBytes) {
  EXPECT_TRUE(CheckPassword("Éé1aAbBcC", "password"));
  EXPECT_EQ(ReasonOf(CheckPassword("Éé1aAbBc", "password")), common::v1::REASON_PASSWORD_TOO_WEAK);
  EXPECT_EQ(FieldOf(CheckPassword("short", "new_password")), "new_password");
  EXPECT_TRUE(CheckIdentifier("éééééééé"));
  EXPECT_FALSE(CheckIdentifier("ééééééé"));
}

TEST(MaskRule, ShowsTooLittleToCall) {
  EXPECT_EQ(MaskMobile("+33 6 39 98 12 34"), "••• 34");
  EXPECT_EQ(MaskMobile("34"), "•••");
  EXPECT_EQ(MaskMobile(""), "");
  EXPECT_EQ(MaskEmail("paul.martel@exemple.invalid"), "p•••@exemple.invalid");
  EXPECT_EQ(MaskEmail("@exemple.invalid"), "•••");
  EXPECT_EQ(MaskEmail(""), "");
}

v1::PivotIdentity Pivot(const std::string& family_name, std::initializer_list<const char*> given_names) {
  v1::PivotIdentity pivot;
  pivot.set_family_name(family_name);
  for (const char* name : given_names) pivot.add_given_name_array(name);
  pivot.set_birthdate("1962-08-24");
  pivot.set_gender("female");
  pivot.set_birthplace("75107");
  pivot.set_birthcountry("99100");
  return pivot;
}

TEST(PivotRule, NamesBecomeThoseOfTheRegister) {
  const auto traits = ToTraits(Pivot("lérenne", {"énora"}));
  ASSERT_TRUE(traits);
  EXPECT_EQ(traits->birth_name(), "LERENNE");
  EXPECT_EQ(traits->given_names(0), "ENORA");
  EXPECT_EQ(ToTraits(Pivot("Chap’elle", {"Damien"}))->birth_name(), "CHAP'ELLE");
  EXPECT_EQ(ToTraits(Pivot("De  Centune", {"Angela", "Claire-Louise"}))->birth_name(), "DE CENTUNE");
  EXPECT_EQ(ToTraits(Pivot("De Centune", {"Angela", "Claire-Louise"}))->given_names(1), "CLAIRE-LOUISE");
  EXPECT_FALSE(ToTraits(Pivot("Иванова", {"Anna"})));
  EXPECT_FALSE(ToTraits(Pivot("Dubois", {"4nna"})));
}

TEST(PivotRule, TheBirthPlaceIsATownInFranceAndElseACountry) {
  common::v1::Traits abroad;
  abroad.set_birth_name("LIMA");
  abroad.add_given_names("ANA");
  abroad.set_sex(common::v1::SEX_FEMALE);
  abroad.set_birth_date("1990-01-01");
  abroad.set_birth_place("99139");
  const auto pivot = ToPivot(abroad);
  EXPECT_EQ(pivot.birthplace(), "");
  EXPECT_EQ(pivot.birthcountry(), "99139");
  EXPECT_EQ(ToTraits(pivot)->SerializeAsString(), abroad.SerializeAsString());
  EXPECT_EQ(ToTraits(Pivot("Dubois", {"Angela"}))->birth_place(), "75107");
}

TEST(PivotRule, SubTellsPeopleServicesAndWorldsApart) {
  const auto angela = Pivot("Dubois", {"Angela"});
  const std::string sub = SubOf(angela, "mes", "secret");
  EXPECT_EQ(sub.size(), 66U);
  EXPECT_TRUE(sub.ends_with("v1"));
  EXPECT_EQ(sub, SubOf(angela, "mes", "secret"));
  EXPECT_NE(sub, SubOf(Pivot("Duboys", {"Angela"}), "mes", "secret"));
  EXPECT_NE(sub, SubOf(angela, "impots", "secret"));
  EXPECT_NE(sub, SubOf(angela, "mes", "other"));
}

TEST(PivotRule, LevelsAreThoseOfEidas) {
  EXPECT_EQ(AcrOf(2), "eidas2");
  EXPECT_EQ(NumberOf(v1::ASSURANCE_LEVEL_UNSPECIFIED), 1);
  EXPECT_EQ(NumberOf(v1::ASSURANCE_LEVEL_EIDAS3), 3);
  EXPECT_EQ(LevelOf(2), v1::ASSURANCE_LEVEL_EIDAS2);
}

}  // namespace
}  // namespace parcours::signin
