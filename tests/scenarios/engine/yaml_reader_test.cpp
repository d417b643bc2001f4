#include "scenarios/engine/yaml_reader.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/scenarios/engine/support.h"

namespace parcours::scenarios {
namespace {

std::string SaidOfYaml(std::string_view text) {
  Diagnostics diagnostics;
  const auto node = ReadYaml(text, "t.yaml", diagnostics);
  EXPECT_EQ(node.has_value(), diagnostics.empty());
  return testing::Said(diagnostics);
}

TEST(YamlReader, KeepsScalarsAsTextAndKnowsTheirPlaces) {
  const Node node = testing::Yaml("a: yes\nb: [0123, 1.50, ~]\nc:\n  d: 'é'\n");
  EXPECT_EQ(node.Find("a")->text, "yes");
  EXPECT_EQ(node.Find("b")->items[0].text, "0123");
  EXPECT_EQ(node.Find("b")->items[1].text, "1.50");
  EXPECT_TRUE(node.Find("b")->items[2].is_null());
  EXPECT_EQ(node.Find("c")->Find("d")->text, "é");
  EXPECT_EQ(node.Find("c")->Find("d")->mark.line, 4);
  EXPECT_EQ(node.Find("c")->Find("d")->mark.column, 6);
  EXPECT_EQ(node.fields[2].mark.line, 3);
}

TEST(YamlReader, TakesAMarkOfByteOrderAsPartOfNoText) {
  EXPECT_NE(testing::Yaml("\xEF\xBB\xBF"
                          "a: 1\n")
                .Find("a"),
            nullptr);
}

struct Bad {
  const char* name;
  std::string text;
  std::string said;
};

class BadYaml : public ::testing::TestWithParam<Bad> {};

TEST_P(BadYaml, IsRefusedWithItsPlaceAndCause) {
  EXPECT_EQ(SaidOfYaml(GetParam().text), GetParam().said);
}

INSTANTIATE_TEST_SUITE_P(
    YamlReader, BadYaml,
    ::testing::Values(
        Bad{"DuplicateKey", "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n",
            "t.yaml:4:3: duplicate key c, keep one of the two\nt.yaml:5:1: duplicate key a, keep one of the two\n"},
        Bad{"InvalidUtf8", "a: \xC3(\n", "t.yaml: not valid UTF-8, save the file as UTF-8\n"},
        Bad{"Utf16",
            std::string("\xFF\xFE"
                        "a\0:\0",
                        6),
            "t.yaml: not valid UTF-8, save the file as UTF-8\n"},
        Bad{"Nul", std::string("a: b\0c\n", 7), "t.yaml: holds a NUL byte, this is no text file\n"},
        Bad{"Empty", "", "t.yaml: the file is empty\n"},
        Bad{"OnlyComments", "# nothing\n", "t.yaml: the file is empty\n"},
        Bad{"TwoDocuments", "a: 1\n---\nb: 2\n", "t.yaml: more than one document, one scenario a file\n"},
        Bad{"ListAsKey", "? [a, b]\n: 1\n", "t.yaml:1:3: a key must be a word\n"},
        // The parser itself gives empty documents without end for this one byte.
        Bad{"Comma", ",", "t.yaml:1:1: not valid YAML: nothing can start like this\n"},
        Bad{"CommaAfterComment", "# x\n , a: 1\n", "t.yaml:2:2: not valid YAML: nothing can start like this\n"},
        Bad{"CommaAfterStart", "--- ,\n", "t.yaml: more than one document, one scenario a file\n"},
        Bad{"CommaAfterAnchor", "&a ,\n", "t.yaml: more than one document, one scenario a file\n"},
        Bad{"UnknownAlias", "a: *b\n", "t.yaml:1:4: not valid YAML: the referenced anchor is not defined\n"}),
    [](const auto& bad) { return std::string(bad.param.name); });

TEST(YamlReader, ComesToAnEndOfEveryFileOfThreeSigns) {
  constexpr std::string_view kSigns = "-?:,[]{}#&*!|>'\"%@` \t\n\ra~.=<";
  for (const char a : kSigns) {
    for (const char b : kSigns) {
      for (const char c : kSigns) SaidOfYaml(std::string({a, b, c}));
    }
  }
}

TEST(YamlReader, RefusesTabsUnclosedBracketsAndQuotesWithTheirLine) {
  EXPECT_EQ(SaidOfYaml("a:\n\tb: 1\n"), "t.yaml:2:1: a tab, YAML is indented with spaces\n");
  EXPECT_EQ(SaidOfYaml("a:\n  b: 1\n  \tc: 1\n"), "t.yaml:3:3: a tab, YAML is indented with spaces\n");
  EXPECT_EQ(SaidOfYaml("a: |\n  line\n  \tindented text\n"), "");
  EXPECT_EQ(SaidOfYaml("a: 1\nb: [1, 2\n").find("t.yaml:3:1: not valid YAML: "), 0U) << SaidOfYaml("a: 1\nb: [1, 2\n");
  EXPECT_EQ(SaidOfYaml("a: 1\nb: \"x\nc: 2\n"), "t.yaml:2:4: a quote that is never closed\n");
  EXPECT_EQ(SaidOfYaml("a: 'x"), "t.yaml:1:4: a quote that is never closed\n");
  EXPECT_EQ(SaidOfYaml("a: |\n  x\n  # y"), "");
}

TEST(YamlReader, RefusesABombOfAliasesBeforeItGoesOff) {
  std::string bomb = "l0: &l0 [a, a, a, a, a, a, a, a, a, a]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string above = "*l" + std::to_string(i - 1);
    bomb += "l" + std::to_string(i) + ": &l" + std::to_string(i) + " [" + above;
    for (int k = 0; k < 9; ++k) bomb += ", " + above;
    bomb += "]\n";
  }
  EXPECT_NE(SaidOfYaml(bomb).find("more than 200000 nodes, aliases included\n"), std::string::npos);
}

TEST(YamlReader, RefusesABombOfTextByAliases) {
  std::string bomb = "a: &a " + std::string(1U << 20U, 'x') + "\nb: [*a";
  for (int i = 0; i < 1000; ++i) bomb += ", *a";
  EXPECT_NE(SaidOfYaml(bomb + "]\n").find(": more than 16 MiB of text, aliases included\n"), std::string::npos);
}

TEST(YamlReader, PutsWhatAnAliasNamesInItsPlace) {
  const Node node = testing::Yaml("a: &x { b: [1, 2] }\nc: *x\nd: &k e\n*k : f\ng: &n ~\nh: [*n]\n");
  EXPECT_EQ(node.Find("c")->Find("b")->items.at(1).text, "2");
  EXPECT_EQ(node.Find("c")->Find("b")->items.at(1).mark.line, 1);
  EXPECT_EQ(node.Find("e")->text, "f");
  EXPECT_TRUE(node.Find("h")->items.at(0).is_null());
  EXPECT_EQ(SaidOfYaml("a: &x [1]\n*x : 2\n"), "t.yaml:2:1: a key must be a word\n");
}

TEST(YamlReader, CountsTheDepthOfWhatAnAliasNames) {
  const std::string deep = "a: &a " + std::string(40, '[') + std::string(40, ']') + "\nb: ";
  EXPECT_EQ(SaidOfYaml(deep + "[*a]\n"), "");
  EXPECT_EQ(SaidOfYaml(deep + std::string(30, '[') + "*a" + std::string(30, ']') + "\n"),
            "t.yaml:2:34: nested deeper than 64 levels\n");
}

TEST(YamlReader, RefusesAnAliasInsideItself) {
  EXPECT_NE(SaidOfYaml("&a [1, *a]\n").find("nested deeper than 64 levels\n"), std::string::npos);
}

TEST(YamlReader, RefusesDepthBeyond64AndTakes64) {
  const auto nested = [](std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
  EXPECT_EQ(SaidOfYaml(nested(65)), "");
  EXPECT_EQ(SaidOfYaml(nested(66)), "t.yaml:1:66: nested deeper than 64 levels\n");
  EXPECT_NE(SaidOfYaml(nested(100000)), "");
}

TEST(YamlReader, RefusesMoreThan4MiB) {
  EXPECT_EQ(SaidOfYaml("a: " + std::string(kMostBytes, 'x')), "t.yaml: larger than 4 MiB, split it by include\n");
}

TEST(YamlReader, ReadsTheLargestFileInReasonableTime) {
  std::string text = "a:\n";
  while (text.size() < 2U << 20U) text += "  - { a: b, c: d }\n";
  EXPECT_NE(SaidOfYaml(text).find("more than 200000 nodes, aliases included\n"), std::string::npos);
}

}  // namespace
}  // namespace parcours::scenarios
