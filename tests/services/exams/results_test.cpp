#include "services/exams/rules/results.h"

#include <gtest/gtest.h>

#include "parcours/common/v1/reason.pb.h"
#include "services/exams/rules/lifecycle.h"

namespace parcours::exams {
namespace {

v1::ResultLine Measure(const std::string& value, const std::string& low, const std::string& high) {
  v1::ResultLine line;
  line.mutable_code()->set_code("2823-3");
  line.set_value(value);
  line.set_unit("mmol/L");
  line.set_low(low);
  line.set_high(high);
  return line;
}

v1::Interpretation InterpretationOf(const v1::ResultLine& line) {
  v1::Result result;
  *result.add_lines() = line;
  const auto interpreted = Interpreted(result, v1::EXAMINATION_KIND_LABORATORY);
  EXPECT_TRUE(interpreted);
  return interpreted ? interpreted->lines(0).interpretation() : v1::INTERPRETATION_UNSPECIFIED;
}

core::Reason ReasonOf(const v1::Result& result, v1::ExaminationKind kind) {
  const auto interpreted = Interpreted(result, kind);
  return interpreted ? core::Reason{} : interpreted.error().reason;
}

TEST(Loinc, HasACheckDigit) {
  for (const char* code : {"2823-3", "14682-9", "33762-6", "67151-1", "718-7"}) EXPECT_TRUE(IsLoincCode(code)) << code;
  for (const char* code : {"2823-4", "28233", "-3", "2823-", "2823-33", "282A-3", "", "12345678-9"}) {
    EXPECT_FALSE(IsLoincCode(code)) << code;
  }
}

TEST(Decimal, IsDigitsWithAPoint) {
  EXPECT_EQ(ParseDecimal("5.4"), 5.4);
  EXPECT_EQ(ParseDecimal("-1"), -1.0);
  for (const char* text : {"", "-", "5,4", "5.", ".4", "5.4.1", "1e3", "douze", " 5", "inf"}) {
    EXPECT_FALSE(ParseDecimal(text)) << text;
  }
}

TEST(Interpretation, ComparesWithBothEndsTheEndsIncluded) {
  EXPECT_EQ(InterpretationOf(Measure("3.4", "3.5", "5.1")), v1::INTERPRETATION_LOW);
  EXPECT_EQ(InterpretationOf(Measure("3.5", "3.5", "5.1")), v1::INTERPRETATION_NORMAL);
  EXPECT_EQ(InterpretationOf(Measure("5.1", "3.5", "5.1")), v1::INTERPRETATION_NORMAL);
  EXPECT_EQ(InterpretationOf(Measure("5.2", "3.5", "5.1")), v1::INTERPRETATION_HIGH);
  EXPECT_EQ(InterpretationOf(Measure("10", "", "9")), v1::INTERPRETATION_HIGH);
}

TEST(Interpretation, IsNotTakenFromTheRequest) {
  v1::ResultLine line = Measure("9", "3.5", "5.1");
  line.set_interpretation(v1::INTERPRETATION_NORMAL);
  EXPECT_EQ(InterpretationOf(line), v1::INTERPRETATION_HIGH);
}

TEST(Results, GoWithTheirKind) {
  v1::Result measures;
  *measures.add_lines() = Measure("4", "", "5");
  v1::Result findings;
  findings.mutable_findings()->set_conclusion("Rien.");
  EXPECT_EQ(ReasonOf(measures, v1::EXAMINATION_KIND_IMAGING), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(findings, v1::EXAMINATION_KIND_LABORATORY), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(findings, v1::EXAMINATION_KIND_IMAGING), core::Reason{});
}

TEST(Results, AreRefusedLineByLine) {
  v1::Result result;
  *result.add_lines() = Measure("4", "5", "3");
  *result.add_lines() = Measure("quatre", "", "5");
  *result.add_lines() = Measure("4", "", "");
  const auto refused = Interpreted(result, v1::EXAMINATION_KIND_LABORATORY);
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().violations.size(), 3U);
  EXPECT_EQ(refused.error().violations[0].field, "result.lines[0].low");
  EXPECT_EQ(refused.error().violations[1].field, "result.lines[1].value");
  EXPECT_EQ(refused.error().violations[2].field, "result.lines[2].high");
}

TEST(Lifecycle, HidesAResultThatNobodyValidated) {
  v1::Examination examination;
  examination.set_status(v1::EXAMINATION_STATUS_ENTERED);
  examination.mutable_result()->set_comment("à valider");
  EXPECT_FALSE(ShownOutside(examination).has_result());
  examination.set_status(v1::EXAMINATION_STATUS_VALIDATED);
  EXPECT_TRUE(ShownOutside(examination).has_result());
}

}  // namespace
}  // namespace parcours::exams
