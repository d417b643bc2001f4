#include "scenarios/report/sequence.h"

#include <gtest/gtest.h>

#include "tests/scenarios/report/support.h"

namespace parcours::scenarios {
namespace {

constexpr auto kFr = core::Language::kFrench;

TEST(SequenceSvg, DrawsALifelineForEachAndAnArrowEachWay) {
  const auto sample = Paul();
  const XmlDocument document = ReadXml(SequenceSvg(sample->run.acts[0], "t", kFr));
  ASSERT_NE(document, nullptr);
  EXPECT_EQ(CountNodes(document, "//g[@class='head']"), 2U) << "the clerk and INSi; not the reader used implicitly";
  EXPECT_EQ(TextOf(document, "//g[@class='head'][1]/text"), "Nadia Roche");
  EXPECT_EQ(TextOf(document, "//g[@class='head'][2]/text"), "Téléservice INSi");
  EXPECT_EQ(CountNodes(document, "//g[@class='call']"), 1U);
  EXPECT_EQ(CountNodes(document, "//g[@class='answer']"), 1U);
  EXPECT_EQ(TextOf(document, "//g[@class='quiet']/text"), "Nadia Roche insère sa carte CPE et saisit son code.");
  EXPECT_EQ(TextOf(document, "/svg/title"), "Séquence : L'admission");
}

TEST(SequenceSvg, DrawsWhoOpensACardAndWhoCallsAsOne) {
  const auto sample = Paul();
  sample->step(0, 1).exchanges[0].response["card"]["holder_name"] = "Nadia Roche (Secrétaire)";
  const XmlDocument document = ReadXml(SequenceSvg(sample->run.acts[0], "t", kFr));
  EXPECT_EQ(CountNodes(document, "//g[@class='head']"), 2U);
}

TEST(SequenceSvg, MarksARefusalByItsSignAndWords) {
  const auto sample = Paul();
  const XmlDocument document = ReadXml(SequenceSvg(sample->run.acts[1], "t", kFr));
  EXPECT_EQ(TextOf(document, "//g[@class='refused']/title"), "✘ refusé : IDENTITY_NOT_QUALIFIED");
  EXPECT_EQ(CountNodes(document, "//g[@class='answer']"), 0U);
}

TEST(SequenceSvg, TellsAPersonFromAServiceOfTheSameName) {
  const auto sample = Paul();
  sample->step(0, 1).exchanges[1].who = "parcours.ins.v1.InsService";
  const XmlDocument document = ReadXml(SequenceSvg(sample->run.acts[0], "t", kFr));
  EXPECT_EQ(CountNodes(document, "//g[@class='call']/line[@x1 = @x2]"), 0U);
}

TEST(SequenceSvg, IsNothingWhereNothingWasExchanged) {
  const auto sample = Paul();
  EXPECT_EQ(SequenceSvg(sample->run.acts[2], "t", kFr), "");
}

TEST(SequenceSvg, StaysWithinItsFrame) {
  const auto sample = Hostile(std::string(500, 'w'));
  const XmlDocument document = ReadXml(SequenceSvg(sample->run.acts[0], "t", kFr));
  ASSERT_NE(document, nullptr);
  const double width = std::stod(TextOf(document, "/svg/@width"));
  EXPECT_EQ(CountNodes(document, ("//line[@x1 > " + std::to_string(width) + "]").c_str()), 0U);
  EXPECT_LE(TextOf(document, "//g[@class='head']/text").size(), 24U);
}

TEST(SequenceSvg, IsWellFormedWhateverTheTextsAre) {
  const auto sample = Hostile(HostileText());
  for (const ActResult& act : sample->run.acts) {
    const std::string svg = SequenceSvg(act, "t", kFr);
    EXPECT_TRUE(svg.empty() || ReadXml(svg) != nullptr);
  }
}

}  // namespace
}  // namespace parcours::scenarios
