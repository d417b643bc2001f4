#include "core/text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace parcours::core {
namespace {

using std::string_view_literals::operator""sv;

TEST(Text, IsShownInTheOtherLanguageWhereOneIsMissing) {
  EXPECT_EQ((Text{.fr = "oui", .en = "yes"}).In(Language::kFrench), "oui");
  EXPECT_EQ((Text{.fr = "oui", .en = "yes"}).In(Language::kEnglish), "yes");
  EXPECT_EQ((Text{.fr = "oui"}).In(Language::kEnglish), "oui");
  EXPECT_EQ((Text{.en = "yes"}).In(Language::kFrench), "yes");
  EXPECT_TRUE(Text().empty());
  EXPECT_FALSE((Text{.en = "yes"}).empty());
}

TEST(Nearest, FindsWhatWasMeant) {
  const std::vector<std::string> fields = {"birth_name", "birth_date", "given_names", "sex"};
  EXPECT_EQ(Nearest("birth_nmae", fields), "birth_name");
  EXPECT_EQ(Nearest("birthdate", fields), "birth_date");
  EXPECT_EQ(Nearest("given_name", fields), "given_names");
  EXPECT_EQ(Nearest("sx", fields), "sex");
  EXPECT_EQ(Nearest("sex", fields), "sex");
}

TEST(Nearest, IsSilentRatherThanWrong) {
  EXPECT_EQ(Nearest("colour", {"birth_name", "sex"}), "");
  EXPECT_EQ(Nearest("abc", {"xyz"}), "");
  EXPECT_EQ(Nearest("", {"sex"}), "");
  EXPECT_EQ(Nearest("sex", {}), "");
}

TEST(Nearest, TakesTheFirstOfTwoThatAreAsNear) {
  EXPECT_EQ(Nearest("cat", {"bat", "rat"}), "bat");
}

TEST(Split, KeepsEmptyParts) {
  EXPECT_EQ(Split("a,b,c", ','), (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_EQ(Split(",a,,", ','), (std::vector<std::string>{"", "a", "", ""}));
  EXPECT_EQ(Split("", ','), (std::vector<std::string>{""}));
}

TEST(Join, IsTheInverseOfSplit) {
  for (const char* text : {"", "a", "a,b", ",", ",a,,b,"}) EXPECT_EQ(Join(Split(text, ','), ","), text);
  EXPECT_EQ(Join({}, ","), "");
  EXPECT_EQ(Join({"a", "b"}, "; "), "a; b");
}

TEST(IsUtf8, AcceptsEveryLength) {
  EXPECT_TRUE(IsUtf8(""));
  EXPECT_TRUE(IsUtf8("Épiphanie, œuvre, 60 €, \U0001F691"));
  EXPECT_TRUE(IsUtf8("\0"sv));
  EXPECT_TRUE(IsUtf8("\x7F"));
  EXPECT_TRUE(IsUtf8("\xC2\x80"));          // U+0080
  EXPECT_TRUE(IsUtf8("\xDF\xBF"));          // U+07FF
  EXPECT_TRUE(IsUtf8("\xE0\xA0\x80"));      // U+0800
  EXPECT_TRUE(IsUtf8("\xED\x9F\xBF"));      // U+D7FF
  EXPECT_TRUE(IsUtf8("\xEE\x80\x80"));      // U+E000
  EXPECT_TRUE(IsUtf8("\xF0\x90\x80\x80"));  // U+10000
  EXPECT_TRUE(IsUtf8("\xF4\x8F\xBF\xBF"));  // U+10FFFF
}

TEST(IsUtf8, RefusesOverlongSurrogatesAndWhatIsCut) {
  for (const std::string_view text : {"\x80"sv,
                                      "\xBF"sv,
                                      "\xC0\x80"sv,
                                      "\xC1\xBF"sv,
                                      "\xE0\x80\x80"sv,
                                      "\xE0\x9F\xBF"sv,
                                      "\xED\xA0\x80"sv,
                                      "\xED\xBF\xBF"sv,
                                      "\xF0\x80\x80\x80"sv,
                                      "\xF0\x8F\xBF\xBF"sv,
                                      "\xF4\x90\x80\x80"sv,
                                      "\xF5\x80\x80\x80"sv,
                                      "\xFF"sv,
                                      "\xFE"sv,
                                      "\xC3"sv,
                                      "\xE2\x82"sv,
                                      "\xF0\x9F\x9A"sv,
                                      "\xC3("sv,
                                      "\xE2(\xAC"sv,
                                      "\xE2\x82("sv,
                                      "a\xE9t\xE9"sv}) {
    EXPECT_FALSE(IsUtf8(text)) << Hex(text);
  }
}

TEST(Hex, IsLowerCaseAndGoesBack) {
  EXPECT_EQ(Hex("\0\x0F\xA0\xFF"sv), "000fa0ff");
  EXPECT_EQ(Unhex("000FA0ff"), "\0\x0F\xA0\xFF"sv);
  EXPECT_EQ(Hex(""), "");
  EXPECT_EQ(Unhex(Hex("\x01zé")), "\x01zé");
}

TEST(Unhex, IsEmptyOnBadInput) {
  for (const char* text : {"0", "0g", "000", "0x", " 0", "é"}) EXPECT_EQ(Unhex(text), "") << text;
}

}  // namespace
}  // namespace parcours::core
