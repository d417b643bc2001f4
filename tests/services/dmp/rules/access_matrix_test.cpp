#include "services/dmp/rules/access_matrix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/rules/value_sets.h"

namespace parcours::dmp {
namespace {

using testing::HasSubstr;

constexpr const char* kToday = "2025-03-22";

bool Reads(std::string_view profession, std::string_view type, std::string_view date = kToday) {
  const DocumentType* known = ValueSets::Builtin().FindType(type);
  const auto cell = AccessMatrix::Builtin().Find(profession, type, known->class_code, date);
  return cell && cell->read;
}

std::string SourceOf(std::string_view profession, std::string_view type) {
  return AccessMatrix::Builtin()
      .Find(profession, type, ValueSets::Builtin().FindType(type)->class_code, kToday)
      ->source;
}

TEST(AccessMatrix, HoldsTheCellsThatThePressQuotes) {
  EXPECT_TRUE(Reads("10", "68599-0"));
  EXPECT_FALSE(Reads("10", "ATTEST-RESID"));
  for (const char* type : {"75496-0", "68599-0", "83901-9", "68817-6", "89601-9"}) {
    EXPECT_FALSE(Reads("60", type)) << type;
    EXPECT_THAT(SourceOf("60", type), HasSubstr("infirmiers.com"));
  }
  for (const char* type : {"80788-3", "75496-0", "83981-1", "83901-9", "68599-0", "EXPPAT_3"}) {
    EXPECT_FALSE(Reads("40", type)) << type;
    EXPECT_THAT(SourceOf("40", type), HasSubstr("france-assos-sante.org"));
  }
  EXPECT_FALSE(Reads("80", "15508-5"));
}

TEST(AccessMatrix, OpensNothingToAProfessionThatItDoesNotKnow) {
  EXPECT_FALSE(AccessMatrix::Builtin().OpensAnything("331", kToday));
  EXPECT_FALSE(AccessMatrix::Builtin().OpensAnything("", kToday));
  EXPECT_TRUE(AccessMatrix::Builtin().OpensAnything("41", kToday));
}

TEST(AccessMatrix, IsInForceFromItsFirstDayOn) {
  EXPECT_FALSE(Reads("10", "11488-4", "2023-10-28"));
  EXPECT_TRUE(Reads("10", "11488-4", "2023-10-29"));
}

TEST(AccessMatrix, ANewMatrixReplacesTheOldOneOnItsDay) {
  const auto matrix = AccessMatrix::Parse(
      "60\tA\tno\t2023-10-29\t2026-01-01\told\n"
      "60\tA\tyes\t2026-01-01\t\tnew\n");
  ASSERT_TRUE(matrix);
  EXPECT_FALSE(matrix->Find("60", "A", "10", "2025-12-31")->read);
  EXPECT_EQ(matrix->Find("60", "A", "10", "2026-01-01")->source, "new");
  EXPECT_FALSE(matrix->OpensAnything("60", "2025-12-31"));
  EXPECT_TRUE(matrix->OpensAnything("60", "2026-01-01"));
}

TEST(AccessMatrix, TheMostPreciseLineDecides) {
  const auto matrix = AccessMatrix::Parse(
      "60\t*\tyes\t2023-10-29\t\ta\n60\tclass:11\tno\t2023-10-29\t\tb\n60\tX\tyes\t2023-10-29\t\tc\n");
  ASSERT_TRUE(matrix);
  EXPECT_EQ(matrix->Find("60", "X", "11", kToday)->source, "c");
  EXPECT_EQ(matrix->Find("60", "Y", "11", kToday)->source, "b");
  EXPECT_EQ(matrix->Find("60", "Y", "10", kToday)->source, "a");
}

TEST(AccessMatrix, RefusesWhatItCannotRead) {
  for (const char* table :
       {"10\t*\tyes\t2023-10-29\t\n", "10\t*\tmaybe\t2023-10-29\t\tours\n", "10\t*\tyes\t29/10/2023\t\tours\n",
        "10\t*\tyes\t2023-10-29\t2023-10-29\tours\n", "10\t*\tyes\t2023-10-29\t\t\n",
        "10\t*\tyes\t2023-10-29\t\tours\n10\t*\tno\t2024-01-01\t\tours\n"}) {
    const auto matrix = AccessMatrix::Parse(table);
    ASSERT_FALSE(matrix) << table;
    EXPECT_EQ(matrix.error().reason, common::v1::REASON_FILE_MALFORMED);
    EXPECT_THAT(matrix.error().detail, HasSubstr("line"));
  }
}

}  // namespace
}  // namespace parcours::dmp
