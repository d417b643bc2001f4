#include "core/names.h"

#include <gtest/gtest.h>

namespace parcours::core {
namespace {

TEST(Names, ForLookupKeepsLettersAndDigitsOnly) {
  EXPECT_EQ(ForLookup("Hôpital Saint-Jean (2)"), "HOPITAL SAINT JEAN 2");
  EXPECT_EQ(ForLookup("  d’Œuvre "), "D OEUVRE");
  EXPECT_EQ(ForLookup("Le\u0301a"), "LEA");
  EXPECT_EQ(ForLookup("%_*"), "");
  EXPECT_EQ(ForLookup(""), "");
  EXPECT_EQ(ForLookup("\xff"), "");
}

TEST(Names, WhatIsLookedUpIsFoundAgain) {
  EXPECT_EQ(ForLookup(ForLookup("Đỗ Nguyễn")), "DO NGUYEN");
}

}  // namespace
}  // namespace parcours::core
