#include "documents/rendering/pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/base64.h"
#include "tests/documents/support.h"

namespace parcours::documents {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string Pdf(std::string_view cda) {
  const auto pdf = RenderPdf(cda);
  EXPECT_TRUE(pdf) << pdf.error().detail;
  return pdf.value_or("");
}

TEST(RenderPdf, SaysWhoWhenAndThatItIsASimulation) {
  const std::string pdf = Pdf(testing::CdaWithText("<paragraph>Tout va bien.</paragraph>"));
  EXPECT_THAT(pdf, StartsWith("%PDF-"));
  const std::string text = testing::TextOf(pdf);
  for (const char* part :
       {"SIMULATION — données fictives", "Lettre de liaison à la sortie", "Nom utilisé : MARTEL-DURAND",
        "DR Claire LENOIR", "Date du document : 22/03/2025 à 14:35", "Évolution", "Tout va bien.",
        "PAUL MARTEL-DURAND — Lettre de liaison à la sortie", "page 1 sur 1"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(RenderPdf, GivesTheSameBytesForTheSameDocument) {
  const std::string cda = testing::CdaWithText("<paragraph>Tout va bien.</paragraph>");
  EXPECT_EQ(Pdf(cda), Pdf(cda));
}

TEST(RenderPdf, HasHeadingsParagraphsAndTablesAsStructure) {
  const std::string structure = testing::StructureOf(
      Pdf(testing::CdaWithText("<paragraph>Bien.</paragraph><table><thead><tr><th>Examen</th></tr></thead><tbody><tr>"
                               "<td>Potassium</td></tr></tbody></table>")));
  for (const char* part : {"H1", "H2", "\"Évolution\"", "Table", "TH", "\"Examen\"", "TD", "\"Potassium\""}) {
    EXPECT_THAT(structure, HasSubstr(part));
  }
}

TEST(RenderPdf, GoesOnOverPagesUnderTheSameColumnHeads) {
  std::string rows;
  for (int i = 0; i < 100; ++i) rows += "<tr><td>Analyse numéro " + std::to_string(i) + "</td><td>normal</td></tr>";
  const std::string text = testing::TextOf(Pdf(testing::CdaWithText(
      "<table><thead><tr><th>Examen</th><th>Résultat</th></tr></thead><tbody>" + rows + "</tbody></table>")));
  EXPECT_THAT(text, HasSubstr("page 3 sur 3"));
  EXPECT_THAT(text, HasSubstr("Analyse numéro 99"));
  std::size_t heads = 0;
  for (std::size_t at = text.find("Examen"); at != std::string::npos; at = text.find("Examen", at + 1)) ++heads;
  EXPECT_EQ(heads, 3U);
}

TEST(RenderPdf, SplitsARowThatIsLongerThanAPage) {
  std::string lines;
  for (int i = 0; i < 200; ++i) lines += "ligne " + std::to_string(i) + "<br/>";
  const std::string text =
      testing::TextOf(Pdf(testing::CdaWithText("<table><tbody><tr><td>" + lines + "</td></tr></tbody></table>")));
  EXPECT_THAT(text, HasSubstr("ligne 0"));
  EXPECT_THAT(text, HasSubstr("ligne 199"));
}

TEST(RenderPdf, KeepsCellsThatReachDownInTheirColumn) {
  const std::string text = testing::TextOf(Pdf(testing::CdaWithText(
      "<table><tbody><tr><td rowspan=\"2\">Matin</td><td>Aspirine</td></tr><tr><td>Statine</td></tr>"
      "</tbody></table>")));
  const auto column = [&](std::string_view word) { return text.find(word) - text.rfind('\n', text.find(word)); };
  EXPECT_GT(column("Statine"), column("Matin") + 5);
}

TEST(RenderPdf, HandsOnThePdfThatIsTheBody) {
  EXPECT_EQ(Pdf(testing::CdaWith("<nonXMLBody><text mediaType=\"application/pdf\" representation=\"B64\">" +
                                 ToBase64("%PDF-1.7 du patient") + "</text></nonXMLBody>")),
            "%PDF-1.7 du patient");
}

TEST(RenderPdf, NamesAFileThatIsNoPdf) {
  const std::string text = testing::TextOf(Pdf(testing::CdaWith(
      "<nonXMLBody><text mediaType=\"image/jpeg\" representation=\"B64\">/9j/4A==</text></nonXMLBody>")));
  EXPECT_THAT(text, HasSubstr("fichier (image/jpeg)"));
}

}  // namespace
}  // namespace parcours::documents
