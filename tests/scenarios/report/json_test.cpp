#include "scenarios/report/json.h"

#include <gtest/gtest.h>

#include "core/text.h"
#include "tests/scenarios/report/support.h"

namespace parcours::scenarios {
namespace {

TEST(FullJson, HoldsWhatHappened) {
  const auto sample = Paul();
  const Json json = Json::parse(FullJson(sample->runs()));
  const Json& run = json.at(0);
  EXPECT_EQ(run.at("scenario"), "paul");
  EXPECT_EQ(run.at("outcome"), "failed");
  EXPECT_EQ(run.at("took_us"), 420000);
  const Json& found = run.at("acts").at(0).at("steps").at(1);
  EXPECT_EQ(found.at("title").at("en"), "The right name");
  EXPECT_EQ(found.at("requires").at(0), "RNIV-EXI-SI-07");
  EXPECT_EQ(found.at("captured").at(0), "identity");
  const Json& exchange = found.at("exchanges").at(1);
  EXPECT_EQ(exchange.at("response").at("identity").at("status"), "RETRIEVED");
  EXPECT_EQ(exchange.at("took_us"), 1500);
  const Json& failed = run.at("acts").at(1).at("steps").at(0);
  EXPECT_EQ(failed.at("exchanges").at(0).at("reason"), "IDENTITY_NOT_QUALIFIED");
  EXPECT_EQ(failed.at("failures").at(0).at("file"), "library/paul/paul.yaml");
  EXPECT_EQ(failed.at("failures").at(0).at("line"), 53);
  EXPECT_EQ(run.at("acts").at(2).at("title"), "finally");
}

TEST(FullJson, IsJsonInUtf8WhateverTheTextsAre) {
  const auto sample = Hostile(HostileText());
  const std::string text = FullJson(sample->runs());
  EXPECT_TRUE(core::IsUtf8(text));
  EXPECT_FALSE(Json::parse(text, nullptr, false).is_discarded());
}

}  // namespace
}  // namespace parcours::scenarios
