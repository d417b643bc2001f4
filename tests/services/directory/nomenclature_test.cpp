#include "services/directory/rules/nomenclature.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "services/directory/rules/labels.h"

namespace parcours::directory {
namespace {

TEST(Nomenclature, ACodeHasItsSystemAndLabel) {
  EXPECT_EQ(Speciality("SM04").display(), "Cardiologie et maladies vasculaires");
  EXPECT_EQ(Speciality("SM04").system(), "1.2.250.1.71.4.2.5");
  EXPECT_EQ(Sector("SA01").display(), "Etablissement public de santé");
  EXPECT_EQ(Sector("SA01").system(), "1.2.250.1.71.4.2.4");
}

TEST(Nomenclature, AnUnknownCodeIsGivenWithoutLabelAndNoCodeIsNothing) {
  EXPECT_EQ(Speciality("SM99").code(), "SM99");
  EXPECT_TRUE(Speciality("SM99").display().empty());
  EXPECT_EQ(Speciality("").ByteSizeLong(), 0U);
}

TEST(Nomenclature, ModesAreLettersOfTheRegister) {
  EXPECT_EQ(ModeOf("L"), v1::EXERCISE_MODE_SELF_EMPLOYED);
  EXPECT_EQ(ModeOf("S"), v1::EXERCISE_MODE_EMPLOYED);
  EXPECT_EQ(ModeOf("B"), v1::EXERCISE_MODE_VOLUNTEER);
  EXPECT_EQ(ModeOf("l"), v1::EXERCISE_MODE_UNSPECIFIED);
}

TEST(Nomenclature, NoCodeStandsTwice) {
  const auto check = [](const auto& labels) {
    std::set<std::string_view> codes;
    for (const Label& label : labels) {
      EXPECT_TRUE(codes.insert(label.code).second) << label.code;
      EXPECT_FALSE(label.text.empty()) << label.code;
    }
  };
  check(kProfessions);
  check(kSpecialities);
  check(kSectors);
  check(kRoles);
}

}  // namespace
}  // namespace parcours::directory
