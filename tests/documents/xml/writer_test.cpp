#include "documents/xml/writer.h"

#include <gtest/gtest.h>

#include "documents/xml/reader.h"

namespace parcours::documents::xml {
namespace {

TEST(XmlWriter, EscapesWhatIsPutIn) {
  const Writer writer("a", "urn:x");
  writer.root().Add("b").Set("c", "\"<&>'\n").Text("<d/> & é");
  const std::string xml = writer.Xml();
  const auto document = Document::Parse(xml);
  ASSERT_TRUE(document) << xml;
  EXPECT_EQ(document->root_namespace(), "urn:x");
  const Element b = document->root().Child("b");
  EXPECT_EQ(b.Attribute("c"), "\"<&>'\n");
  EXPECT_EQ(b.Text(), "<d/> & é");
}

TEST(XmlWriter, HasNoCharactersThatXmlCannotHold) {
  const Writer writer("a", "");
  writer.root().Text("x\x01\x1f\x0bz");
  const auto document = Document::Parse(writer.Xml());
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root().Text(), "x   z");
}

TEST(XmlWriter, WritesPrefixes) {
  const Writer writer("a", "urn:x");
  writer.Declare("xsi", "http://www.w3.org/2001/XMLSchema-instance");
  writer.root().Add("b").Set("xsi:type", "IVL_TS");
  EXPECT_NE(writer.Xml().find("<b xsi:type=\"IVL_TS\"/>"), std::string::npos) << writer.Xml();
}

TEST(XmlWriter, WritesHtmlWithLettersAndEmptyElements) {
  const Writer writer("html", "");
  writer.root().Add("p").Text("été & <hiver>").Add("br");
  EXPECT_EQ(writer.Html(), "<!DOCTYPE html>\n<html><p>été &amp; &lt;hiver&gt;<br></p></html>\n");
}

}  // namespace
}  // namespace parcours::documents::xml
