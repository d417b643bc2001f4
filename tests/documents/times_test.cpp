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

TEST(Hl7Times, AreWrittenAsClocksInFranceShowThem) {
  const auto at = [](const char* time) { return FormatTs(core::ParseTime(time).value()); };
  EXPECT_EQ(at("2025-03-02T03:05:09Z"), "20250302040509+0100");
  EXPECT_EQ(at("2025-03-30T00:59:59Z"), "20250330015959+0100");
  EXPECT_EQ(at("2025-03-30T01:00:00Z"), "20250330030000+0200");
  EXPECT_EQ(at("2025-10-26T00:59:59Z"), "20251026025959+0200");
  EXPECT_EQ(at("2025-10-26T01:00:00Z"), "20251026020000+0100");
  EXPECT_EQ(FormatTsDay(core::ParseTime("2025-12-31T23:30:00Z").value()), "20260101");
  EXPECT_EQ(FrenchDay(core::ParseTime("2025-12-31T23:30:00Z").value()), "01/01/2026");
}

}  // namespace
}  // namespace parcours::documents
