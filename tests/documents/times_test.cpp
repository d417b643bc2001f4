#include "documents/cda/times.h"

#include <gtest/gtest.h>

namespace parcours::documents {
namespace {

TEST(Hl7Times, AreReadWithTheirOffset) {
  EXPECT_EQ(ParseTs("20250322143500+0100"), core::ParseTime("2025-03-22T13:35:00Z").value());
  EXPECT_EQ(ParseTs("202503221435-0200"), core::ParseTime("2025-03-22T16:35:00Z").value());
  EXPECT_EQ(ParseTs("20250322"), core::ParseTime("2025-03-22T00:00:00Z").value());
  for (const char* text :
       {"", "2025", "20250230", "20251322", "2025032214", "202503222535", "20250322143560", "20250322143500+01",
        "20250322143500+1500", "20250322+0100", "20250322143500Z", "2025-03-22", "２０２５０３２２"}) {
    EXPECT_FALSE(ParseTs(text)) << text;
  }
}

}  // namespace
}  // namespace parcours::documents
