#include "documents/base64.h"

#include <gtest/gtest.h>

namespace parcours::documents {
namespace {

TEST(Base64, GivesBackWhatWasPutIn) {
  for (const std::string& bytes :
       {std::string(), std::string("a"), std::string("ab"), std::string("abc"), std::string("\0\xff\x80", 3)}) {
    EXPECT_EQ(FromBase64(ToBase64(bytes)), bytes);
  }
  EXPECT_EQ(ToBase64("Ordonnance"), "T3Jkb25uYW5jZQ==");
}

TEST(Base64, IsReadOverSeveralLines) {
  EXPECT_EQ(FromBase64(" T3Jkb25u\n  YW5jZQ==\r\n"), "Ordonnance");
}

TEST(Base64, RefusesWhatItIsNot) {
  for (const char* text : {"T3J", "T3Jk=", "T===", "T3J!", "=T3J", "T3Jkb25uYW5jZQ==T3Jk", "é=="}) {
    EXPECT_FALSE(FromBase64(text)) << text;
  }
}

}  // namespace
}  // namespace parcours::documents
