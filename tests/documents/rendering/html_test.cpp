#include "documents/rendering/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/base64.h"
#include "tests/documents/support.h"

namespace parcours::documents {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Html(std::string_view cda) {
  const auto html = RenderHtml(cda);
  EXPECT_TRUE(html) << html.error().detail;
  return html.value_or("");
}

TEST(RenderHtml, SaysWhoWhenAndThatItIsASimulation) {
  const std::string html = Html(testing::CdaWithText("<paragraph>Tout va bien.</paragraph>"));
  EXPECT_THAT(html, HasSubstr("<html lang=\"fr\">"));
  EXPECT_THAT(html, HasSubstr("<p class=\"banner\">SIMULATION — données fictives</p>"));
  EXPECT_THAT(html, HasSubstr("<h1>Lettre de liaison à la sortie</h1>"));
  EXPECT_THAT(html, HasSubstr("<dt>Nom de naissance</dt><dd>MARTEL</dd><dt>Nom utilisé</dt><dd>MARTEL-DURAND</dd>"));
  EXPECT_THAT(html, HasSubstr("<dt>Date de naissance</dt><dd>12/06/1961</dd>"));
  EXPECT_THAT(html, HasSubstr("<dt>Matricule INS</dt><dd>161061803399914 (INS-NIR de test)</dd>"));
  EXPECT_THAT(html, HasSubstr("<dt>Auteur</dt><dd>DR Claire LENOIR, Médecin - Cardiologie</dd>"));
  EXPECT_THAT(html, HasSubstr("<dt>Date du document</dt><dd>22/03/2025 à 14:35</dd>"));
  EXPECT_THAT(html, HasSubstr("<h2>Évolution</h2><p>Tout va bien.</p>"));
}

TEST(RenderHtml, StandsAloneWithoutScript) {
  const std::string html = Html(testing::CdaWithText("<paragraph>x &lt;script&gt;alert(1)&lt;/script&gt;</paragraph>"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("http:")));
  EXPECT_THAT(html, Not(HasSubstr("https:")));
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
}

TEST(RenderHtml, GivesTablesTheirHeads) {
  const std::string html = Html(testing::CdaWithText(
      "<table><caption>Résultats</caption><thead><tr><th>Examen</th><th colspan=\"2\">Résultat</th></tr></thead>"
      "<tbody><tr><th>Potassium</th><td>4,1</td><td>mmol/L</td></tr></tbody></table>"));
  EXPECT_THAT(html, HasSubstr("<caption>Résultats</caption><thead><tr><th scope=\"col\">Examen</th>"
                              "<th scope=\"col\" colspan=\"2\">Résultat</th></tr></thead>"
                              "<tbody><tr><th scope=\"row\">Potassium</th><td>4,1</td><td>mmol/L</td></tr></tbody>"));
}

TEST(RenderHtml, KeepsListsEmphasisAndLineBreaks) {
  const std::string html =
      Html(testing::CdaWithText("Avant<list listType=\"ordered\"><item>un</item><item>deux <content styleCode=\"Bold "
                                "Italics\">fort</content></item>"
                                "</list><paragraph>a<br/>b   c</paragraph>"));
  EXPECT_THAT(html, HasSubstr("<p>Avant</p><ol><li>un</li><li>deux<strong><em> fort</em></strong></li></ol>"
                              "<p>a<br>b c</p>"));
}

TEST(RenderHtml, ShowsAnImageOfTheEntriesWithItsDescription) {
  const std::string html = Html(testing::CdaWith(
      "<structuredBody><component><section><title>Code</title><text><renderMultiMedia referencedObject=\"QR\">"
      "<caption>Code de l'ordonnance</caption></renderMultiMedia></text><entry><observationMedia ID=\"QR\">"
      "<value mediaType=\"image/png\" representation=\"B64\">iVBORw==</value></observationMedia></entry></section>"
      "</component></structuredBody>"));
  EXPECT_THAT(html, HasSubstr("<img src=\"data:image/png;base64,iVBORw==\" alt=\"Code de l'ordonnance\">"));
}

TEST(RenderHtml, ReadsPlainTextInParagraphsAndLists) {
  const std::string html = Html(testing::CdaWith(
      "<nonXMLBody><text mediaType=\"text/plain\">Titre\nsuite\n\n- un\n- deux\nfin</text></nonXMLBody>"));
  EXPECT_THAT(html, HasSubstr("<p>Titre<br>suite</p><ul><li>un</li><li>deux</li></ul><p>fin</p>"));
}

TEST(RenderHtml, OffersAFileAsALink) {
  const std::string html =
      Html(testing::CdaWith("<nonXMLBody><text mediaType=\"application/pdf\" representation=\"B64\">" +
                            ToBase64("%PDF-1.7") + "</text></nonXMLBody>"));
  EXPECT_THAT(html, HasSubstr("href=\"data:application/pdf;base64," + ToBase64("%PDF-1.7") + "\""));
}

}  // namespace
}  // namespace parcours::documents
