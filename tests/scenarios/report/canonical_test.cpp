#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "core/text.h"
#include "scenarios/report/json.h"
#include "scenarios/report/stable.h"
#include "tests/scenarios/report/support.h"

namespace parcours::scenarios {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// What two hosts make of the same scenario and seed.
std::unique_ptr<Sample> PlayedBy(const std::string& hex, int port) {
  auto sample = Paul();
  sample->run.took = core::Duration(port);
  for (ActResult& act : sample->run.acts) {
    for (StepResult& step : act.steps) {
      step.took = core::Duration(port + 1);
      for (ExchangeResult& exchange : step.exchanges) exchange.took = core::Duration(port + 2);
    }
  }
  ExchangeResult& exchange = sample->step(0, 1).exchanges[1];
  exchange.request["sandbox_id"] = "sbx-" + hex;
  exchange.response["certificate_chain"] = "-----BEGIN CERTIFICATE-----\n" + hex + "\n-----END CERTIFICATE-----\n";
  exchange.response["entries"] = {{{"id", "exc-" + hex},
                                   {"wall_time", "2026-01-01T00:00:0" + std::to_string(port % 10) + "Z"},
                                   {"entry_hash", hex},
                                   {"duration_us", port}}};
  exchange.response["join_code"] = hex.substr(0, 8);
  exchange.response["by_sandbox"] = {{"sbx-" + hex, 1}};
  StepResult& failed = sample->step(1, 0);
  failed.failures[0].what.en = "no answer from ipv4:127.0.0.1:" + std::to_string(port) + " for sbx-" + hex;
  failed.failures[0].mark = MarkAt(port % 2 == 0 ? "/elsewhere/a/paul.yaml" : "paul.yaml", 53, 17);
  failed.exchanges[0].explanation.fr = "Incident inc-" + hex + ".";
  return sample;
}

TEST(CanonicalJson, IsTheSameByteForByteWhereverAndWheneverItWasPlayed) {
  const auto one = PlayedBy("0123456789abcdef", 40001);
  const auto other = PlayedBy("fedcba9876543210", 51234);
  ASSERT_NE(FullJson(one->runs()), FullJson(other->runs()));
  EXPECT_EQ(CanonicalJson(one->runs()), CanonicalJson(other->runs()));
}

TEST(CanonicalJson, ShowsEveryDifferenceThatTheScenarioMakes) {
  const std::vector<std::function<void(Sample&)>> changes{
      [](Sample& sample) { sample.step(0, 1).outcome = Outcome::kFailed; },
      [](Sample& sample) { sample.step(0, 1).exchanges[1].response["outcome"] = "NOT_FOUND"; },
      [](Sample& sample) { sample.step(0, 1).exchanges[1].code = 5; },
      [](Sample& sample) { sample.step(1, 0).exchanges[0].reason = "FORBIDDEN"; },
      [](Sample& sample) { sample.step(0, 1).simulated_end += std::chrono::minutes(1); },
      [](Sample& sample) { sample.step(1, 0).failures.clear(); },
      [](Sample& sample) { sample.run.seed = 8; }};
  const std::string before = CanonicalJson(Paul()->runs());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto sample = Paul();
    changes[i](*sample);
    EXPECT_NE(CanonicalJson(sample->runs()), before) << "change " << i;
  }
}

TEST(CanonicalJson, DoesNotDependOnTheOrderOfPlay) {
  const auto one = Paul();
  const auto other = Paul();
  other->scenario.name = "anna";
  EXPECT_EQ(CanonicalJson({one->run, other->run}), CanonicalJson({other->run, one->run}));
}

TEST(CanonicalJson, HasItsKeysInOrder) {
  const Json run = Json::parse(CanonicalJson(Paul()->runs())).at(0);
  std::string before;
  for (const auto& [key, value] : run.items()) {
    EXPECT_LT(before, key);
    before = key;
  }
}

TEST(CanonicalJson, IsUtf8WhateverTheTextsAre) {
  const auto sample = Hostile(HostileText());
  EXPECT_TRUE(core::IsUtf8(CanonicalJson(sample->runs())));
}

TEST(StableText, SaysWhatStoodThere) {
  EXPECT_EQ(StableText("sbx-0123456789abcdef, snp-0123456789ab"), "<sandbox>, <snapshot>");
  EXPECT_EQ(StableText("a\n-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\nb"), "a\n<PRIVATE KEY>\nb");
  EXPECT_EQ(StableText("at localhost:8443 and [::1]:1."), "at localhost:<port> and [::1]:<port>.");
}

TEST(StableText, LeavesWhatAScenarioChose) {
  for (const char* text : {"inc-12", "run-away", "sbx-", "exc-zz", "localhost:", "-----BEGIN nothing", "un sbx"}) {
    EXPECT_EQ(StableText(text), text);
  }
}

TEST(StableText, TakesLongDocuments) {
  const std::string filler(1'000'000, 'x');
  const std::string stable = StableText(filler + "sbx-0123456789abcdef" + filler);
  EXPECT_EQ(stable.size(), 2'000'000 + std::string("<sandbox>").size());
  EXPECT_THAT(stable, Not(HasSubstr("0123456789abcdef")));
}

}  // namespace
}  // namespace parcours::scenarios
