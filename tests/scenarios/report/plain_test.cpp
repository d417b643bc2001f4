#include "scenarios/report/plain.h"

#include <gtest/gtest.h>

#include "scenarios/report/escape.h"
#include "tests/scenarios/report/support.h"

namespace parcours::scenarios {
namespace {

TEST(Plain, KeepsLettersOfAnyScript) {
  EXPECT_EQ(Plain("été 🩺 שלום 漢字", LineBreaks::kAsSpaces), "été 🩺 שלום 漢字");
}

TEST(Plain, LeavesOutWhatActsOnATerminal) {
  EXPECT_EQ(Plain("a\x1B[2Jb\x07"
                  "c\u009B31md\x7F",
                  LineBreaks::kAsSpaces),
            "a[2Jbc31md");
}

TEST(Plain, LeavesOutDirectionalOverrides) {
  EXPECT_EQ(Plain("a\u202Eb\u2066c\u2069", LineBreaks::kAsSpaces), "abc");
}

TEST(Plain, ReplacesEachByteThatIsNoUtf8) {
  EXPECT_EQ(Plain("a\xC3(\xFF\xE2\x82", LineBreaks::kAsSpaces), "a\uFFFD(\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(Plain("\xED\xA0\x80", LineBreaks::kAsSpaces), "\uFFFD\uFFFD\uFFFD") << "a surrogate";
}

TEST(Plain, KeepsLineBreaksOnlyWhereAsked) {
  EXPECT_EQ(Plain("a\nb\u2028c\td", LineBreaks::kKept), "a\nb\nc d");
  EXPECT_EQ(Plain("a\nb\u2028c\td", LineBreaks::kAsSpaces), "a b c d");
}

TEST(Columns, CountsWhatATerminalShows) {
  EXPECT_EQ(Columns("été"), 3U);
  EXPECT_EQ(Columns("e\u0301te\u0301"), 3U) << "combining marks";
  EXPECT_EQ(Columns("漢字"), 4U);
  EXPECT_EQ(Columns("🩺"), 2U);
  EXPECT_EQ(Columns(""), 0U);
}

TEST(Wrapped, BreaksAtSpacesByColumnsAndNotByBytes) {
  EXPECT_EQ(Wrapped("été été été", 7), (std::vector<std::string>{"été été", "été"}));
}

TEST(Wrapped, CutsAWordLongerThanALineBetweenCharacters) {
  EXPECT_EQ(Wrapped("ééééé x", 2), (std::vector<std::string>{"éé", "éé", "é", "x"}));
  EXPECT_EQ(Wrapped("🩺🩺", 3), (std::vector<std::string>{"🩺", "🩺"}));
}

TEST(Wrapped, KeepsFrenchPunctuationWithItsWord) {
  EXPECT_EQ(Wrapped("Pourquoi lire ?", 13), (std::vector<std::string>{"Pourquoi", "lire ?"}));
  EXPECT_EQ(Wrapped("Il dit « oui »", 10), (std::vector<std::string>{"Il dit", "« oui »"}));
}

TEST(Wrapped, IsOneEmptyLineForNothing) {
  EXPECT_EQ(Wrapped("", 10), std::vector<std::string>{""});
}

TEST(Shortened, CutsBetweenCharactersAndSaysSo) {
  EXPECT_EQ(Shortened("éééé", 4), "éééé");
  EXPECT_EQ(Shortened("ééééé", 4), "ééé…");
}

TEST(EscapeMarkup, LeavesNothingThatMarkupReads) {
  EXPECT_EQ(EscapeMarkup("<a href=\"x\" title='y'>&</a>"),
            "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;");
}

TEST(EscapeMarkup, MakesAnyTextWellFormedXml) {
  const XmlDocument document =
      ReadXml("<t a=\"" + EscapeMarkup(HostileText()) + "\">" + EscapeMarkup(HostileText()) + "</t>");
  ASSERT_NE(document, nullptr);
  EXPECT_EQ(TextOf(document, "/t").substr(0, 12), "<script src=");
}

}  // namespace
}  // namespace parcours::scenarios
