// Documents made to hurt: each is refused once, clearly and soon, or rendered within limits.
#include <gtest/gtest.h>

#include <functional>

#include "core/result.h"
#include "documents/base64.h"
#include "documents/rendering/html.h"
#include "documents/rendering/pdf.h"
#include "parcours/common/v1/reason.pb.h"
#include "tests/documents/support.h"

namespace parcours::documents {
namespace {

std::string Repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

void ExpectRefused(const std::string& cda, std::string_view detail) {
  for (const auto& rendered : {RenderHtml(cda), RenderPdf(cda)}) {
    ASSERT_FALSE(rendered);
    EXPECT_EQ(rendered.error().reason, common::v1::REASON_DOCUMENT_INVALID);
    EXPECT_NE(rendered.error().detail.find(detail), std::string::npos) << rendered.error().detail;
  }
}

TEST(HostileDocuments, AreRefusedWithWhatIsWrong) {
  ExpectRefused("", "line");
  ExpectRefused("<a/>", "ClinicalDocument");
  ExpectRefused(testing::CdaWithText("\xC3("), "UTF-8");
  ExpectRefused(testing::CdaWithText("<p>"), "line");
  ExpectRefused(
      "<!DOCTYPE ClinicalDocument [<!ENTITY a \"b\">]><ClinicalDocument xmlns=\"urn:hl7-org:v3\">&a;"
      "</ClinicalDocument>",
      "document type");
  ExpectRefused(testing::CdaWithText(std::string(6U << 20U, 'x')), "5 MiB");
  ExpectRefused(testing::CdaWithText(Repeated("<content>", 100) + Repeated("</content>", 100)), "deeply");
  ExpectRefused(testing::CdaWithText(Repeated("<br/>", 200'000)), "too many");
  ExpectRefused(testing::CdaWith(""), "no body");
  ExpectRefused(
      testing::CdaWith("<nonXMLBody><text mediaType=\"text/html\" representation=\"B64\">PGI+</text></nonXMLBody>"),
      "neither");
  ExpectRefused(
      testing::CdaWith("<nonXMLBody><text mediaType=\"application/pdf\" representation=\"B64\">*</text></nonXMLBody>"),
      "base64");
  ExpectRefused(
      testing::CdaWith("<nonXMLBody><text mediaType=\"text/plain\" representation=\"B64\">wyg=</text></nonXMLBody>"),
      "UTF-8");
}

TEST(HostileDocuments, DoNotFillTheDiskWithPages) {
  const auto pdf = RenderPdf(testing::CdaWithText(Repeated("<paragraph>x</paragraph>", 90'000)));
  ASSERT_FALSE(pdf);
  EXPECT_NE(pdf.error().detail.find("200 pages"), std::string::npos) << pdf.error().detail;
  const auto table = RenderPdf(testing::CdaWithText(
      "<table><tbody>" + Repeated("<tr><td rowspan=\"50\" colspan=\"50\">x</td></tr>", 30'000) + "</tbody></table>"));
  ASSERT_FALSE(table);
}

TEST(HostileDocuments, MayHaveOddTables) {
  for (const char* table : {"<table/>", "<table><tbody/></table>", "<table><tbody><tr/></tbody></table>",
                            "<table><tbody><tr><td colspan=\"-3\" "
                            "rowspan=\"99999999999\">x</td></tr><tr><td/><td/><td/></tr></tbody></table>",
                            "<table><thead><tr><td rowspan=\"9\">x</td></tr></thead></table>"}) {
    const std::string cda = testing::CdaWithText(std::string("Avant") + table);
    EXPECT_TRUE(RenderHtml(cda)) << table;
    EXPECT_TRUE(RenderPdf(cda)) << table;
  }
  EXPECT_TRUE(RenderPdf(
      testing::CdaWithText("<table><tbody><tr>" + Repeated("<td>abcdefgh</td>", 5'000) + "</tr></tbody></table>")));
}

TEST(HostileDocuments, MayHaveImagesThatSayTheyAreHuge) {
  std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  png += std::string("\0\0\x7f\xff\0\0\x7f\xff\x08\x06\0\0\0", 13);
  for (const std::string& bytes : {png, std::string("\x89PNG"), std::string("x")}) {
    EXPECT_TRUE(RenderPdf(testing::CdaWith(
        "<structuredBody><component><section><text>Image<renderMultiMedia referencedObject=\"I\"/></text><entry>"
        "<observationMedia ID=\"I\"><value mediaType=\"image/png\" representation=\"B64\">" +
        ToBase64(bytes) + "</value></observationMedia></entry></section></component></structuredBody>")));
  }
}

TEST(HostileDocuments, ShowAnImageOnce) {
  const std::string image = ToBase64(std::string(300'000, 'x'));
  const auto html = RenderHtml(testing::CdaWith(
      "<structuredBody><component><section><text>" + Repeated("<renderMultiMedia referencedObject=\"I\"/>", 1'000) +
      "</text><entry><observationMedia ID=\"I\"><value mediaType=\"image/png\" representation=\"B64\">" + image +
      "</value></observationMedia></entry></section></component></structuredBody>"));
  ASSERT_TRUE(html);
  EXPECT_LT(html->size(), 1'000'000U);
}

}  // namespace
}  // namespace parcours::documents
