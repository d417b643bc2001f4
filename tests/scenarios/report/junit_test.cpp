#include "scenarios/report/junit.h"

#include <gtest/gtest.h>

#include "tests/scenarios/report/support.h"

namespace parcours::scenarios {
namespace {

TEST(JUnitXml, HasASuiteAScenarioAndACaseAStep) {
  EXPECT_EQ(JUnitXml(Paul()->runs()), R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="parcours">
  <testsuite name="paul" tests="6" failures="1" errors="0" skipped="1" time="0.420">
    <testcase classname="paul.L&#39;admission" name="who_is_paul" file="library/paul/paul.yaml" line="16" time="0.003">
    </testcase>
    <testcase classname="paul.L&#39;admission" name="found Le bon nom" file="library/paul/paul.yaml" line="21" time="0.003">
      <properties>
        <property name="requirement" value="RNIV-EXI-SI-07"/>
      </properties>
    </testcase>
    <testcase classname="paul.L&#39;admission" name="question Une question" file="library/paul/paul.yaml" line="40" time="0.003">
    </testcase>
    <testcase classname="paul.Le dossier" name="too_early Trop tôt" file="library/paul/paul.yaml" line="50" time="0.003">
      <properties>
        <property name="requirement" value="RNIV-EXI-SI-07"/>
        <property name="requirement" value="DMP-1"/>
      </properties>
      <failure message="library/paul/paul.yaml:53:17: outcome: expected FOUND, got nothing">library/paul/paul.yaml:53:17: outcome: expected FOUND, got nothing
</failure>
    </testcase>
    <testcase classname="paul.Le dossier" name="later Plus tard" file="library/paul/paul.yaml" line="60" time="0.003">
      <skipped message="a step before it failed"/>
    </testcase>
    <testcase classname="paul.Rangement" name="clean Carte retirée" file="library/paul/paul.yaml" line="70" time="0.003">
    </testcase>
  </testsuite>
</testsuites>
)");
}

TEST(JUnitXml, IsWellFormedWhateverTheTextsAre) {
  const auto sample = Hostile(HostileText());
  const XmlDocument document = ReadXml(JUnitXml(sample->runs()));
  ASSERT_NE(document, nullptr);
  EXPECT_EQ(CountNodes(document, "//testcase"), 7U);
  EXPECT_EQ(CountNodes(document, "//script"), 0U);
}

TEST(JUnitXml, CountsWhatItHolds) {
  const auto sample = Paul();
  sample->run.environment = {{.mark = MarkAt("paul.yaml", 0, 0), .what = {"aucun hôte", "no host"}}};
  const auto other = Paul();
  const XmlDocument document = ReadXml(JUnitXml({sample->run, other->run}));
  EXPECT_EQ(CountNodes(document, "//testsuite"), 2U);
  EXPECT_EQ(TextOf(document, "//testsuite[1]/@tests"), std::to_string(CountNodes(document, "//testsuite[1]/testcase")));
  EXPECT_EQ(TextOf(document, "//testsuite[1]/@failures"),
            std::to_string(CountNodes(document, "//testsuite[1]//failure")));
  EXPECT_EQ(TextOf(document, "//testsuite[1]/@errors"), std::to_string(CountNodes(document, "//testsuite[1]//error")));
  EXPECT_EQ(TextOf(document, "//testsuite[1]//error/@message"), "paul.yaml: no host");
}

TEST(JUnitXml, IsWellFormedWithoutRuns) {
  EXPECT_NE(ReadXml(JUnitXml({})), nullptr);
}

}  // namespace
}  // namespace parcours::scenarios
