#include "core/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "core/reasons.h"
#include "core/refusal_wire.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::core {
namespace {

Result<int> Half(int number) {
  if (number % 2 != 0) return Refuse(common::v1::REASON_INVALID_ARGUMENT, "odd");
  return number / 2;
}

Result<int> Quarter(int number) {
  const int half = TRY(Half(number));
  return TRY(Half(half));
}

Result<void> Check(int number) {
  TRY(Half(number));
  return {};
}

Result<std::string> Checked(int number) {
  TRY(Check(number));
  return std::string("checked");
}

Result<std::unique_ptr<int>> Own(int number) {
  return std::make_unique<int>(TRY(Half(number)));
}

Result<int> Unwrap(int number) {
  auto owned = TRY(Own(number));
  return *owned;
}

TEST(Try, GivesTheValueOrReturnsTheRefusal) {
  EXPECT_EQ(Quarter(8), 2);
  ASSERT_FALSE(Quarter(6));
  EXPECT_EQ(Quarter(6).error(), (Refusal{.reason = common::v1::REASON_INVALID_ARGUMENT, .detail = "odd"}));
}

TEST(Try, WorksWithNothingAndWithWhatCanOnlyBeMoved) {
  EXPECT_EQ(Checked(2), "checked");
  EXPECT_FALSE(Checked(1));
  EXPECT_EQ(Unwrap(4), 2);
  EXPECT_FALSE(Unwrap(1));
}

TEST(Reasons, GoToTheirNamesAndBack) {
  EXPECT_EQ(ReasonName(common::v1::REASON_IDENTITY_NOT_QUALIFIED), "IDENTITY_NOT_QUALIFIED");
  for (int i = 1; i < common::v1::Reason_descriptor()->value_count(); ++i) {
    const auto reason = static_cast<Reason>(common::v1::Reason_descriptor()->value(i)->number());
    EXPECT_EQ(ReasonFromName(ReasonName(reason)), reason);
    EXPECT_FALSE(Explain(Refusal{.reason = reason}, Language::kFrench).empty());
  }
  EXPECT_EQ(ReasonFromName("REASON_NOT_FOUND"), common::v1::REASON_NOT_FOUND);
  for (const char* name : {"", "UNSPECIFIED", "REASON_UNSPECIFIED", "not_found", "NOT_FOUND "}) {
    EXPECT_EQ(ReasonFromName(name), std::nullopt) << name;
  }
}

TEST(Reasons, TellHowManyTriesAreLeftInEitherLanguage) {
  const auto explained = [](const char* left, Language language) {
    return Explain(Refusal{.reason = common::v1::REASON_CODE_WRONG, .facts = {{"tries_left", left}}}, language);
  };
  EXPECT_EQ(explained("4", Language::kFrench), "Le code est faux. Il reste 4 essais. Relisez le dernier message reçu.");
  EXPECT_EQ(explained("1", Language::kFrench), "Le code est faux. Il reste un essai. Relisez le dernier message reçu.");
  EXPECT_EQ(explained("4", Language::kEnglish), "The code is wrong. 4 tries are left. Read the latest message again.");
  EXPECT_EQ(explained("1", Language::kEnglish), "The code is wrong. One try is left. Read the latest message again.");
  EXPECT_EQ(explained("0", Language::kEnglish), "The code is wrong. Read the latest message again.");
}

TEST(Refusals, TravelWhole) {
  const Refusal refusal{.reason = common::v1::REASON_CARD_PIN_WRONG,
                        .detail = "Dr Lenoir",
                        .violations = {{"pin", "four digits"}, {"documents[2].title", "is required"}},
                        .facts = {{"tries_left", "2"}}};
  EXPECT_EQ(RefusalFromStatus(StatusCodeOf(refusal.reason), RefusalMessage(refusal), RefusalDetails(refusal)), refusal);
}

TEST(Refusals, OfAnotherSystemOrOfTheTransportGetAReasonThatFits) {
  for (const char* details : {"", "garbage", "\x08\x0e"}) {
    const Refusal refusal = RefusalFromStatus(14, "Socket closed", details);
    EXPECT_EQ(StatusCodeOf(refusal.reason), 14);
    EXPECT_EQ(refusal.detail, "Socket closed");
  }
}

TEST(Explain, TellsTheRuleThatDecidedAndWhoSaysSo) {
  Refusal refusal{.reason = common::v1::REASON_CODE_WRONG,
                  .detail = "x.rule",
                  .facts = {{"rule", "x.rule"}, {"rule_fr", "Un seul."}, {"rule_en", "One only."}, {"source", "ours"}}};
  const auto has = [&](Language language, const char* text) {
    return Explain(refusal, language).find(text) != std::string::npos;
  };
  EXPECT_TRUE(has(Language::kFrench, " Règle : Un seul. [choix de Parcours] "));
  EXPECT_TRUE(has(Language::kEnglish, " Rule: One only. [chosen by Parcours] "));
  EXPECT_FALSE(has(Language::kFrench, "x.rule"));
  refusal.facts["source"] = "CSP L1110-4";
  EXPECT_TRUE(has(Language::kFrench, "[CSP L1110-4]"));
}

}  // namespace
}  // namespace parcours::core
