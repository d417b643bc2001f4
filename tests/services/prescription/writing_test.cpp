// What may be written, what is signed, and the copy that the DMP gets.
#include "services/prescription/rules/writing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/prescription.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/cda/header.h"
#include "services/prescription/rules/calendar.h"

namespace parcours::prescription {
namespace {

using testing::HasSubstr;
using testing::Not;

class Writing : public testing::Test {
 protected:
  Writing() {
    order_.mutable_drug()->set_name("Bisoprolol 2,5 mg <comprimé>");
    order_.set_posology("1 le matin & 1 le soir");
    order_.set_days(30);
    order_.set_quantity(1);
  }

  common::v1::Reason Check() const {
    google::protobuf::RepeatedPtrField<v1::LineOrder> orders;
    *orders.Add() = order_;
    const auto checked = CheckLines(orders);
    return checked ? common::v1::REASON_UNSPECIFIED : checked.error().reason;
  }

  v1::Prescription Prescription() const {
    google::protobuf::RepeatedPtrField<v1::LineOrder> orders;
    *orders.Add() = order_;
    v1::Prescription one;
    one.set_number("SIM254K7X1M0C9QAZ0");
    one.mutable_patient()->set_matricule("1610618033999");
    one.mutable_patient()->set_key("14");
    one.mutable_patient()->set_oid("1.2.250.1.213.1.4.10");
    v1::Signatory& who = *one.mutable_prescriber();
    who.set_subject("899700000021");
    who.set_given_name("Claire");
    who.set_family_name("Lenoir");
    who.mutable_profession()->set_code("10");
    who.mutable_profession()->set_display("Médecin");
    who.mutable_speciality()->set_code("SM04");
    who.set_structure("11B0062023");
    who.set_structure_name("Hôpital des Trois Chênes (test)");
    who.mutable_sector()->set_code("SA01");
    const core::Time written = *core::ParseTime("2025-03-22T13:35:00Z");
    *one.mutable_written() = ToTimestamp(written);
    *one.mutable_first_before() = ToTimestamp(MonthsAfter(written, kFirstWithinMonths));
    *one.mutable_ends() = ToTimestamp(MonthsAfter(written, kEndsAfterMonths));
    AddLines(orders, one);
    return one;
  }

  static common::v1::Traits Paul() {
    common::v1::Traits traits;
    traits.set_birth_name("MARTEL");
    traits.add_given_names("PAUL");
    traits.add_given_names("ANDRE");
    traits.set_sex(common::v1::SEX_MALE);
    traits.set_birth_date("1961-06-12");
    traits.set_birth_place("18033");
    return traits;
  }

  v1::LineOrder order_;
};

TEST_F(Writing, OfADispensingCoversAMonthOrAQuarter) {
  EXPECT_EQ(Check(), common::v1::REASON_UNSPECIFIED);
  order_.set_days(31);
  EXPECT_EQ(Check(), common::v1::REASON_INVALID_ARGUMENT);
  order_.set_packaging(v1::PACKAGING_LARGE);
  EXPECT_EQ(Check(), common::v1::REASON_UNSPECIFIED);
  order_.set_days(93);
  EXPECT_EQ(Check(), common::v1::REASON_INVALID_ARGUMENT);
}

TEST_F(Writing, OfRenewalsStaysWithinTwelveMonths) {
  order_.set_renewals(11);
  EXPECT_EQ(Check(), common::v1::REASON_UNSPECIFIED);
  order_.set_renewals(12);
  EXPECT_EQ(Check(), common::v1::REASON_RENEWAL_NOT_ALLOWED);
  order_.set_renewals(0xFFFFFFFF);
  EXPECT_EQ(Check(), common::v1::REASON_RENEWAL_NOT_ALLOWED);
}

TEST_F(Writing, NotToBeSubstitutedNeedsItsReason) {
  order_.set_substitution(v1::SUBSTITUTION_NONE);
  EXPECT_EQ(Check(), common::v1::REASON_NON_SUBSTITUTION_REASON_MISSING);
  order_.set_non_substitution_reason(v1::NON_SUBSTITUTION_REASON_NARROW_MARGIN);
  EXPECT_EQ(Check(), common::v1::REASON_UNSPECIFIED);
  EXPECT_THAT(TextOf(Prescription(), Paul()), HasSubstr("Non substituable (MTE)"));
  order_.set_substitution(v1::SUBSTITUTION_GENERIC);
  EXPECT_EQ(Check(), common::v1::REASON_INVALID_ARGUMENT);
}

TEST_F(Writing, PutsALongTermIllnessIntoTheUpperZone) {
  EXPECT_THAT(TextOf(Prescription(), Paul()), Not(HasSubstr("LONGUE DURÉE")));
  order_.set_long_term_illness(true);
  EXPECT_THAT(TextOf(Prescription(), Paul()), HasSubstr("EN RAPPORT AVEC L'AFFECTION DE LONGUE DURÉE"));
}

TEST_F(Writing, GivesTheDmpACopyThatItFindsNothingWrongWith) {
  const v1::Prescription one = Prescription();
  const std::string copy = documents::WritePrescription(one, Paul(), *core::ParseTime("2025-03-22T13:36:00Z")).value();
  const auto reading = dmp::cda::ReadDocument(copy, dmp::ValueSets::Builtin());
  for (const auto& finding : reading.findings) ADD_FAILURE() << finding.place << " " << finding.description;
  EXPECT_EQ(reading.header.type.code, "57833-6");
  EXPECT_EQ(reading.header.author.id, "899700000021");
  EXPECT_EQ(reading.header.patient.given_names, "PAUL ANDRE");
  EXPECT_THAT(copy, HasSubstr("1 le matin &amp; 1 le soir"));
}

}  // namespace
}  // namespace parcours::prescription
