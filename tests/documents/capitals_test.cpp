#include "documents/cda/capitals.h"

#include <gtest/gtest.h>

namespace parcours::documents {
namespace {

TEST(Capitals, KeepAccents) {
  EXPECT_EQ(InCapitals("État à la sortie : cœur, 3 ÷ 2"), "ÉTAT À LA SORTIE : CŒUR, 3 ÷ 2");
}

TEST(Capitals, MakeAHeading) {
  EXPECT_TRUE(IsInCapitals("ÉTAT À LA SORTIE"));
  EXPECT_TRUE(IsInCapitals("CE QUI A ÉTÉ FAIT (SUITE)"));
  EXPECT_FALSE(IsInCapitals("État à la sortie"));
  EXPECT_FALSE(
      IsInCapitals("ECG"
                   "é"));
  EXPECT_FALSE(IsInCapitals("12/03"));
  EXPECT_FALSE(IsInCapitals(std::string(200, 'A')));
}

}  // namespace
}  // namespace parcours::documents
