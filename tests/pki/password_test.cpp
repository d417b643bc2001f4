#include "pki/password.h"

#include <gtest/gtest.h>

#include <string>

namespace parcours::pki {
namespace {

TEST(Password, MatchesItsOwnHashOnly) {
  const std::string hash = HashPassword("Cerisier2025");
  EXPECT_TRUE(PasswordMatches("Cerisier2025", hash));
  EXPECT_FALSE(PasswordMatches("cerisier2025", hash));
  EXPECT_FALSE(PasswordMatches("", hash));
  EXPECT_TRUE(PasswordMatches("", HashPassword("")));
}

TEST(Password, IsNotInItsHashAndNoTwoHashesAreAlike) {
  const std::string hash = HashPassword("Cerisier2025");
  EXPECT_EQ(hash.find("Cerisier"), std::string::npos);
  EXPECT_NE(hash, HashPassword("Cerisier2025"));
}

TEST(Password, NothingMatchesADamagedHash) {
  const std::string hash = HashPassword("Cerisier2025");
  for (const std::string& damaged :
       {std::string(), hash.substr(1), hash.substr(0, hash.size() - 1), hash + "$", std::string("pbkdf2-sha256$0$$"),
        std::string("pbkdf2-sha256$99999999999$AA==$AA=="), std::string("pbkdf2-sha256$1x$AA==$AA==")}) {
    EXPECT_FALSE(PasswordMatches("Cerisier2025", damaged)) << damaged;
  }
}

TEST(Password, NobodyHasAPassword) {
  EXPECT_FALSE(PasswordMatches("", NobodysPasswordHash()));
  EXPECT_EQ(NobodysPasswordHash(), NobodysPasswordHash());
}

}  // namespace
}  // namespace parcours::pki
