#include "scenarios/engine/variables.h"

#include <gtest/gtest.h>

#include "parcours/card/v1/card.pb.h"
#include "parcours/sandbox/v1/fault.pb.h"
#include "scenarios/engine/json.h"

namespace parcours::scenarios {
namespace {

TEST(Variables, AreFoundByPathWithDotsOrSlashes) {
  Variables variables;
  variables.Set("ins", Json({{"key", "84"}, {"list", {{{"a", 1}}, {{"a", 2}}}}}));
  EXPECT_EQ(variables.Find("ins.key"), Json("84"));
  EXPECT_EQ(variables.Find("ins/list/1/a"), Json(2));
  EXPECT_EQ(variables.Find("ins.list.2.a"), std::nullopt);
  EXPECT_EQ(variables.Find("ins.list.x"), std::nullopt);
  EXPECT_EQ(variables.Find("ins.key.deeper"), std::nullopt);
  EXPECT_EQ(variables.Find("other"), std::nullopt);
  EXPECT_EQ(variables.Find(""), std::nullopt);
}

TEST(Variables, MaskSecretsWhereverTheyStand) {
  Variables variables;
  EXPECT_FALSE(variables.HoldSecrets());
  variables.MarkSecret("account");
  variables.Set("account", Json({{"password", "tres-secret"}, {"n", 123456}}));
  variables.Set("open", "visible");
  EXPECT_TRUE(variables.HoldSecrets());
  EXPECT_EQ(variables.Mask(std::string("a tres-secret b tres-secretvisible")), "a ••• b •••visible");
  EXPECT_EQ(variables.Mask(Json({{"x", {"tres-secret", 123456, 1}}, {"tres", "open"}})),
            Json({{"x", {"•••", "•••", 1}}, {"tres", "open"}}));
}

TEST(Variables, MaskTheLongerOfTwoSecretsWhole) {
  Variables variables;
  variables.MarkSecret("a");
  variables.MarkSecret("b");
  variables.Set("a", "1234");
  variables.Set("b", "123456");
  EXPECT_EQ(variables.Mask(std::string("code 123456")), "code •••");
}

TEST(Variables, MaskOldValuesOfASecretToo) {
  Variables variables;
  variables.MarkSecret("code");
  variables.Set("code", "111111");
  variables.Set("code", "222222");
  EXPECT_EQ(variables.Mask(std::string("111111 222222")), "••• •••");
}

TEST(Substitution, ReplacesWhatIsKnownAndTellsTheRest) {
  std::vector<std::string> unknown;
  const auto lookup = [](std::string_view name) { return name == "a" ? std::optional<Json>("<A>") : std::nullopt; };
  EXPECT_EQ(Substitute("x ${a} ${b} ${a", lookup, Escape::kNone, unknown), "x <A> ${b} ${a");
  EXPECT_EQ(unknown, std::vector<std::string>{"b"});
  EXPECT_EQ(Substitute("${a}", lookup, Escape::kXml, unknown), "&lt;A&gt;");
  EXPECT_EQ(Substitute("$a $$ {a}", lookup, Escape::kNone, unknown), "$a $$ {a}");
}

TEST(Substitution, DoesNotReplaceInsideWhatItPutIn) {
  std::vector<std::string> unknown;
  const auto lookup = [](std::string_view) { return std::optional<Json>("${a}"); };
  EXPECT_EQ(Substitute("${a}", lookup, Escape::kNone, unknown), "${a}");
}

TEST(Expressions, AreFoundInOrder) {
  EXPECT_EQ(ExpressionsIn("a ${b} ${c.d}"), (std::vector<std::string>{"b", "c.d"}));
  EXPECT_TRUE(IsOneExpression("${a}"));
  EXPECT_FALSE(IsOneExpression("${a}${b}"));
  EXPECT_FALSE(IsOneExpression(" ${a}"));
  EXPECT_FALSE(IsOneExpression("${}"));
}

TEST(Json, ShowsMessagesAsAScenarioWouldWriteThemAndMasksSecretFields) {
  sandbox::v1::Fault fault;
  fault.set_target("x");
  fault.set_kind(sandbox::v1::FAULT_KIND_SLOW);
  fault.mutable_delay()->set_seconds(90);
  fault.mutable_until()->set_seconds(1742650500);
  EXPECT_EQ(
      ToJson(fault, SecretFields::kShown).dump(),
      R"({"id":"","target":"x","kind":"SLOW","reason":"UNSPECIFIED","delay":"1 min 30 s","until":"2025-03-22T13:35:00Z","remaining_calls":0})");
  card::v1::VerifyPinRequest pin;
  pin.set_pin("1234");
  EXPECT_EQ(ToJson(pin, SecretFields::kMasked)["pin"], Json("•••"));
  EXPECT_EQ(ToJson(pin, SecretFields::kShown)["pin"], Json("1234"));
  pin.clear_pin();
  EXPECT_EQ(ToJson(pin, SecretFields::kMasked)["pin"], Json("")) << "nothing is no secret";
}

}  // namespace
}  // namespace parcours::scenarios
