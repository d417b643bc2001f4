// The life of an ordonnance and its lines.
#include "services/prescription/rules/dispensing.h"

#include <gtest/gtest.h>

#include "parcours/common/v1/reason.pb.h"
#include "services/prescription/rules/calendar.h"
#include "services/prescription/rules/writing.h"

namespace parcours::prescription {
namespace {

using common::v1::Reason;

constexpr std::chrono::days kDay(1);

class Dispensing : public testing::Test {
 protected:
  Dispensing() : written_(*core::ParseTime("2025-03-22T13:35:00Z")) {
    google::protobuf::RepeatedPtrField<v1::LineOrder> orders;
    *orders.Add() = Order(2, 1);          // renewed once
    *orders.Add() = Order(1, 0);          // never
    orders.Add()->CopyFrom(Order(1, 0));  // not to be substituted
    orders.Mutable(2)->set_substitution(v1::SUBSTITUTION_NONE);
    prescription_.set_status(v1::PRESCRIPTION_STATUS_SIGNED);
    *prescription_.mutable_first_before() = ToTimestamp(MonthsAfter(written_, kFirstWithinMonths));
    *prescription_.mutable_ends() = ToTimestamp(MonthsAfter(written_, kEndsAfterMonths));
    AddLines(orders, prescription_);
  }

  static v1::LineOrder Order(std::uint32_t quantity, std::uint32_t renewals) {
    v1::LineOrder order;
    order.mutable_drug()->set_name("Bisoprolol 2,5 mg, comprimé");
    order.set_days(30);
    order.set_quantity(quantity);
    order.set_renewals(renewals);
    return order;
  }

  static v1::LineToDispense Give(const std::string& line, std::uint32_t quantity, const std::string& substitute = "") {
    v1::LineToDispense one;
    one.set_line_id(line);
    one.set_quantity(quantity);
    if (!substitute.empty()) one.mutable_substitute()->set_name(substitute);
    return one;
  }

  core::Result<Dispensed> Try(const std::vector<v1::LineToDispense>& lines, std::chrono::days after = kDay) {
    const google::protobuf::RepeatedPtrField<v1::LineToDispense> asked(lines.begin(), lines.end());
    TRY(CheckOpen(prescription_, written_ + after));
    return Dispense(prescription_, asked, written_ + after);
  }
  // What is refused leaves no trace.
  Reason Do(const std::vector<v1::LineToDispense>& lines, std::chrono::days after = kDay) {
    auto done = Try(lines, after);
    if (!done) return done.error().reason;
    prescription_ = done->after;
    last_ = done->lines;
    return common::v1::REASON_UNSPECIFIED;
  }
  const v1::Line& Line(int at) const { return prescription_.lines(at); }

  const core::Time written_;
  v1::Prescription prescription_;
  std::vector<v1::DispensedLine> last_;
};

TEST_F(Dispensing, OfALineWithoutRenewalUsesItUp) {
  EXPECT_EQ(Do({Give("2", 1)}), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(last_[0].completeness(), v1::COMPLETENESS_FIRST_COMPLETE);
  EXPECT_EQ(Line(1).status(), v1::LINE_STATUS_EXHAUSTED);
  EXPECT_EQ(prescription_.status(), v1::PRESCRIPTION_STATUS_IN_PROGRESS);
  EXPECT_EQ(Do({Give("2", 1)}), common::v1::REASON_PRESCRIPTION_LINE_EXHAUSTED);
}

TEST_F(Dispensing, InPartsIsCountedAsPartialThenComplete) {
  EXPECT_EQ(Do({Give("1", 1)}), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(last_[0].completeness(), v1::COMPLETENESS_FIRST_PARTIAL);
  EXPECT_EQ(Line(0).status(), v1::LINE_STATUS_PARTIAL);
  EXPECT_EQ(Line(0).left(), 1U);
  EXPECT_EQ(Do({Give("1", 2)}), common::v1::REASON_DISPENSED_QUANTITY_TOO_LARGE);
  EXPECT_EQ(Do({Give("1", 1)}, 3 * kDay), common::v1::REASON_UNSPECIFIED) << "the rest may be fetched at once";
  EXPECT_EQ(last_[0].completeness(), v1::COMPLETENESS_NEXT_COMPLETE);
  EXPECT_EQ(Line(0).status(), v1::LINE_STATUS_RENEWABLE);
}

TEST_F(Dispensing, OfARenewalWaitsUntilTheOneBeforeIsNearlyUsedUp) {
  ASSERT_EQ(Do({Give("1", 2)}, 1 * kDay), common::v1::REASON_UNSPECIFIED);
  const auto early = Try({Give("1", 2)}, 25 * kDay);
  ASSERT_FALSE(early);
  EXPECT_EQ(early.error().reason, common::v1::REASON_DISPENSING_TOO_EARLY);
  EXPECT_EQ(early.error().facts.at("next_from"), "2025-04-17T13:35:00Z") << "a day, thirty days, five days less";
  EXPECT_EQ(early.error().facts.at("source"), "ours");
  EXPECT_EQ(Do({Give("1", 1)}, 26 * kDay), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(last_[0].completeness(), v1::COMPLETENESS_NEXT_PARTIAL);
  EXPECT_EQ(Do({Give("1", 1)}, 26 * kDay), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(Line(0).status(), v1::LINE_STATUS_EXHAUSTED);
}

TEST_F(Dispensing, OfEverythingUsesTheOrdonnanceUp) {
  ASSERT_EQ(Do({Give("1", 2), Give("2", 1), Give("3", 1)}), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(prescription_.status(), v1::PRESCRIPTION_STATUS_IN_PROGRESS);
  ASSERT_EQ(Do({Give("1", 2)}, 30 * kDay), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(prescription_.status(), v1::PRESCRIPTION_STATUS_DISPENSED);
  EXPECT_EQ(Do({Give("1", 1)}, 60 * kDay), common::v1::REASON_PRESCRIPTION_EXHAUSTED);
}

TEST_F(Dispensing, ForTheFirstTimeIsPossibleForThreeMonths) {
  EXPECT_EQ(Do({Give("2", 1)}, std::chrono::days(93)), common::v1::REASON_PRESCRIPTION_EXPIRED);
  EXPECT_EQ(StatusAt(prescription_, written_ + std::chrono::days(93)), v1::PRESCRIPTION_STATUS_EXPIRED);
  EXPECT_EQ(Do({Give("2", 1)}, std::chrono::days(91)), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(Do({Give("3", 1)}, std::chrono::days(93)), common::v1::REASON_PRESCRIPTION_EXPIRED)
      << "each line has its first time";
}

TEST_F(Dispensing, EndsAfterTwelveMonths) {
  ASSERT_EQ(Do({Give("1", 2)}), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(StatusAt(prescription_, written_ + std::chrono::days(365)), v1::PRESCRIPTION_STATUS_IN_PROGRESS);
  EXPECT_EQ(Do({Give("1", 1)}, std::chrono::days(366)), common::v1::REASON_PRESCRIPTION_EXPIRED);
}

TEST_F(Dispensing, MayGiveAGenericUnlessItIsForbidden) {
  EXPECT_EQ(Do({Give("3", 1, "Un générique")}), common::v1::REASON_SUBSTITUTION_NOT_ALLOWED);
  EXPECT_EQ(Do({Give("2", 1, "Un générique")}), common::v1::REASON_UNSPECIFIED);
  EXPECT_TRUE(last_[0].substituted());
  EXPECT_EQ(last_[0].product().name(), "Un générique");
}

TEST_F(Dispensing, RefusedWithAReasonLeavesTheLineOpen) {
  v1::LineToDispense none;
  none.set_line_id("2");
  none.set_not_dispensed(v1::NON_DISPENSING_REASON_OUT_OF_STOCK);
  EXPECT_EQ(Do({none}), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(last_[0].not_dispensed(), v1::NON_DISPENSING_REASON_OUT_OF_STOCK);
  EXPECT_EQ(Line(1).status(), v1::LINE_STATUS_TO_DISPENSE);
  EXPECT_EQ(prescription_.status(), v1::PRESCRIPTION_STATUS_SIGNED);
  none.set_quantity(1);
  EXPECT_EQ(Do({none}), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(Do({Give("2", 0)}), common::v1::REASON_INVALID_ARGUMENT);
}

TEST_F(Dispensing, IsAllOrNothing) {
  EXPECT_EQ(Do({Give("2", 1), Give("1", 3)}), common::v1::REASON_DISPENSED_QUANTITY_TOO_LARGE);
  EXPECT_EQ(Line(1).status(), v1::LINE_STATUS_TO_DISPENSE);
  EXPECT_EQ(Do({Give("2", 1), Give("2", 1)}), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(Do({Give("9", 1)}), common::v1::REASON_INVALID_ARGUMENT);
}

}  // namespace
}  // namespace parcours::prescription
