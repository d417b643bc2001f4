#include "scenarios/report/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/text.h"
#include "tests/scenarios/report/support.h"

namespace parcours::scenarios {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr auto kFr = core::Language::kFrench;
constexpr auto kEn = core::Language::kEnglish;

TEST(HtmlReport, TellsTheRunInFrench) {
  const std::string html = HtmlReport(Paul()->runs(), kFr);
  const XmlDocument document = ReadXml(html);
  ASSERT_NE(document, nullptr);
  EXPECT_EQ(TextOf(document, "/html/@lang"), "fr");
  EXPECT_EQ(TextOf(document, "/html/head/title"), "Le parcours de Paul — Parcours");
  EXPECT_EQ(TextOf(document, "//header/p"), "SIMULATION — données fictives");
  EXPECT_EQ(TextOf(document, "//ul[1]/li/a[@href='#s1-a2-e1']"), "Trop tôt") << "failed steps are linked at the top";
  EXPECT_EQ(TextOf(document, "//article/h2"), "Le parcours de Paul — ✘ en échec");
  EXPECT_EQ(CountNodes(document, "//ol[@class='steps']/li"), 6U);
  EXPECT_EQ(TextOf(document, "//li[@id='s1-a1-e2']/h5"), "✔ réussie — Le bon nom");
  EXPECT_EQ(TextOf(document, "//li[@id='s1-a1-e2']/blockquote"), "Le voici.");
  EXPECT_EQ(TextOf(document, "//li[@id='s1-a1-e2']/p[@class='retain']"), "À retenir : Récupérée n'est pas qualifiée.");
  EXPECT_EQ(TextOf(document, "//li[@id='s1-a2-e2']/h5"), "○ non jouée — Plus tard");
  EXPECT_THAT(TextOf(document, "//li[@id='s1-a1-e3']"), HasSubstr("Oui ✘ faux Pas encore."));
  EXPECT_THAT(TextOf(document, "//li[@id='s1-a2-e1']"),
              HasSubstr("library/paul/paul.yaml:53:17: outcome : attendu FOUND"));
}

TEST(HtmlReport, SpeaksEnglish) {
  const std::string html = HtmlReport(Paul()->runs(), kEn);
  EXPECT_THAT(html, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(html, HasSubstr("To retain: Retrieved is not qualified."));
  EXPECT_THAT(html, Not(HasSubstr("réussie")));
}

TEST(HtmlReport, ShowsRequestAndResponseOnDemand) {
  const XmlDocument document = ReadXml(HtmlReport(Paul()->runs(), kFr));
  EXPECT_EQ(CountNodes(document, "//li[@id='s1-a1-e2']/details"), 1U) << "not for the card that the player inserts";
  EXPECT_EQ(CountNodes(document, "//details[@open]"), 0U);
  EXPECT_THAT(TextOf(document, "//li[@id='s1-a1-e2']/details"), HasSubstr("\"birth_name\": \"MARTEL\""));
  EXPECT_THAT(TextOf(document, "//li[@id='s1-a1-e2']/details"), HasSubstr("\"status\": \"RETRIEVED\""));
}

TEST(HtmlReport, CutsLongBodiesAndSaysSo) {
  const auto sample = Paul();
  sample->step(0, 1).exchanges[1].response["document"] = std::string(5'000'000, 'x') + "é";
  const std::string html = HtmlReport(sample->runs(), kFr);
  EXPECT_LT(html.size(), 100'000U);
  EXPECT_THAT(html, HasSubstr("octets de plus : voir le rapport JSON"));
  EXPECT_NE(ReadXml(html), nullptr);
}

TEST(HtmlReport, TracesRequirementsToTheirSteps) {
  const XmlDocument document = ReadXml(HtmlReport(Paul()->runs(), kFr));
  EXPECT_EQ(CountNodes(document, "//table/tbody/tr"), 2U);
  EXPECT_EQ(TextOf(document, "//tr[th='RNIV-EXI-SI-07']/td[2]"), "✘ en échec") << "one of its two steps failed";
  EXPECT_EQ(CountNodes(document, "//tr[th='RNIV-EXI-SI-07']//a"), 2U);
  EXPECT_EQ(TextOf(document, "//tr[th='DMP-1']//a/@href"), "#s1-a2-e1");
}

TEST(HtmlReport, LinksLeadToPlacesInTheFileAndIdsAreUnique) {
  const auto one = Paul();
  const auto other = Paul();
  const XmlDocument document = ReadXml(HtmlReport({one->run, other->run}, kFr));
  EXPECT_EQ(CountNodes(document, "//a[not(starts-with(@href, '#'))]"), 0U);
  EXPECT_EQ(CountNodes(document, "//a[not(substring(@href, 2) = //@id)]"), 0U);
  EXPECT_EQ(CountNodes(document, "//*[@id][@id = following::*/@id or @id = descendant::*/@id]"), 0U);
  EXPECT_EQ(CountNodes(document, "//*[@aria-labelledby][not(@aria-labelledby = //@id)]"), 0U);
  EXPECT_EQ(CountNodes(document, "//nav//a"), 2U);
}

TEST(HtmlReport, LoadsAndRunsNothing) {
  const std::string html = HtmlReport(Paul()->runs(), kFr);
  for (const char* forbidden :
       {"http://", "https://", "<script", "src=", "url(", "@import", "<link", "<iframe", "onload"}) {
    EXPECT_THAT(html, Not(HasSubstr(forbidden)));
  }
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
}

TEST(HtmlReport, EscapesEveryText) {
  const auto sample = Hostile(HostileText());
  for (const core::Language language : {kFr, kEn}) {
    const std::string html = HtmlReport(sample->runs(), language);
    const XmlDocument document = ReadXml(html);
    ASSERT_NE(document, nullptr);
    EXPECT_EQ(CountNodes(document, "//script"), 0U);
    EXPECT_EQ(CountNodes(document, "//@src"), 0U);
    EXPECT_TRUE(core::IsUtf8(html));
    EXPECT_THAT(html, Not(HasSubstr("\u202E"))) << "nothing reorders the text around it";
    EXPECT_THAT(html, HasSubstr("שלום"));
  }
}

TEST(HtmlReport, CanBeReadByEar) {
  const XmlDocument document = ReadXml(HtmlReport(Paul()->runs(), kFr));
  EXPECT_EQ(CountNodes(document, "//h1"), 1U);
  EXPECT_EQ(CountNodes(document, "//svg[not(@role='img') or not(title)]"), 0U);
  EXPECT_EQ(CountNodes(document, "//svg"), CountNodes(document, "//ol[@class='sequence']"))
      << "each drawing as a list too";
  EXPECT_EQ(CountNodes(document, "//th[not(@scope)]"), 0U);
}

TEST(HtmlReport, HoldsWhyNothingCouldBePlayed) {
  const auto sample = Paul();
  sample->run.acts.clear();
  sample->run.environment = {
      {.mark = MarkAt("paul.yaml", 0, 0), .what = {"UNAVAILABLE : aucun hôte", "UNAVAILABLE: no host"}}};
  const std::string html = HtmlReport(sample->runs(), kFr);
  EXPECT_NE(ReadXml(html), nullptr);
  EXPECT_THAT(html, HasSubstr("paul.yaml: UNAVAILABLE : aucun hôte"));
  EXPECT_NE(ReadXml(HtmlReport({}, kFr)), nullptr);
}

}  // namespace
}  // namespace parcours::scenarios
