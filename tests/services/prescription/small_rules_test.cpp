// Numbers, delays and the QR code.
#include <gtest/gtest.h>

#include <stdexcept>

#include "services/prescription/rules/calendar.h"
#include "services/prescription/rules/number.h"
#include "services/prescription/rules/qr_code.h"
#include "services/prescription/rules/rule.h"

namespace parcours::prescription {
namespace {

core::Time At(const char* text) {
  return *core::ParseTime(text);
}

TEST(Number, HasEighteenCharactersAndItsCheckCharacter) {
  const std::string number = MakeNumber(2025, "number-4k7x1m0c9qaz");
  EXPECT_EQ(number.substr(0, 17), "SIM254K7X1M0C9QAZ");
  EXPECT_EQ(number.size(), 18U);
  EXPECT_TRUE(IsNumber(number));
}

TEST(Number, ShowsEachMistypedCharacterAndNeighboursSwapped) {
  const std::string number = MakeNumber(2025, "number-4k7x1m0c9qaz");
  for (std::size_t at = 0; at < number.size(); ++at) {
    std::string mistyped = number;
    mistyped[at] = mistyped[at] == 'Z' ? 'Y' : 'Z';
    EXPECT_FALSE(IsNumber(mistyped)) << mistyped;
    if (at == 0 || number[at] == number[at - 1]) continue;
    std::string swapped = number;
    std::swap(swapped[at], swapped[at - 1]);
    EXPECT_FALSE(IsNumber(swapped)) << swapped;
  }
  EXPECT_FALSE(IsNumber(""));
  EXPECT_FALSE(IsNumber("01S2TBPZ2JCNZZYGHZ")) << "not one of ours";
}

TEST(Number, IsReadAsPeopleTypeIt) {
  EXPECT_EQ(Normalised(" sim25 4k7x-1m0c 9qaz"), "SIM254K7X1M0C9QAZ");
}

TEST(Calendar, CountsMonthsAndStopsAtTheEndOfAShorterOne) {
  EXPECT_EQ(MonthsAfter(At("2025-03-22T13:35:00Z"), 3), At("2025-06-22T13:35:00Z"));
  EXPECT_EQ(MonthsAfter(At("2024-11-30T08:00:00Z"), 3), At("2025-02-28T08:00:00Z"));
  EXPECT_EQ(MonthsAfter(At("2025-03-22T13:35:00Z"), 12), At("2026-03-22T13:35:00Z"));
  EXPECT_EQ(FrenchDay(At("2025-03-02T13:35:00Z")), "02/03/2025");
}

TEST(Rule, SaysWhereItComesFromOrThatItIsOurs) {
  EXPECT_EQ(Describe(rules::kInterval), "rx.dispense.interval; ours");
  const core::Refusal refusal = Refused({}, rules::kFirstDelay);
  EXPECT_EQ(refusal.facts.at("rule"), "rx.dispense.first");
  EXPECT_EQ(refusal.facts.at("source"), "CSP R5132-21, R5132-22, R5123-2");
}

// The first line of the standard's own pattern: finder, separator, format and data.
TEST(QrCode, IsAnImageOfTheSmallestSizeThatHoldsANumber) {
  const std::string image = QrSvg("SIM254K7X1M0C9QAZ0");
  EXPECT_NE(image.find("viewBox=\"0 0 29 29\""), std::string::npos) << "21 modules and a quiet zone of 4: " << image;
  EXPECT_NE(QrSvg("A"), QrSvg("B"));
  EXPECT_THROW(QrSvg(""), std::invalid_argument);
  EXPECT_THROW(QrSvg(std::string(101, 'A')), std::invalid_argument);
}

}  // namespace
}  // namespace parcours::prescription
