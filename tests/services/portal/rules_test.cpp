// Small rules: measures, purposes, states, ages.
#include <gtest/gtest.h>

#include <set>

#include "parcours/common/v1/reason.pb.h"
#include "services/portal/rules/calendar.h"
#include "services/portal/rules/catalogue.h"
#include "services/portal/rules/delegation.h"
#include "services/portal/rules/measures.h"

namespace parcours::portal {
namespace {

using common::v1::Reason;

template <class T>
Reason ReasonOf(const core::Result<T>& result) {
  return result ? common::v1::REASON_UNSPECIFIED : result.error().reason;
}

v1::RecordMeasureRequest Measured(const std::string& code, double value) {
  v1::RecordMeasureRequest request;
  request.set_code(code);
  request.set_value(value);
  return request;
}

Reason Check(const v1::RecordMeasureRequest& request) {
  return ReasonOf(CheckMeasure(request, core::Time(std::chrono::hours(24 * 365 * 55))));
}

TEST(Measures, TheBoundsOfEachAreTakenAndWhatIsBeyondIsNot) {
  for (const MeasureKind& kind : MeasureKinds()) {
    if (kind.needs == Needs::kComputed || kind.needs == Needs::kPressure) continue;
    const auto measured = [&](double value) {
      auto request = Measured(kind.code, value);
      request.set_moment(v1::MEASURE_MOMENT_FASTING);
      request.set_days(14);
      return Check(request);
    };
    EXPECT_EQ(measured(kind.least), common::v1::REASON_UNSPECIFIED) << kind.code;
    EXPECT_EQ(measured(kind.most), common::v1::REASON_UNSPECIFIED) << kind.code;
    EXPECT_EQ(measured(kind.least - 0.1), common::v1::REASON_INVALID_ARGUMENT) << kind.code;
    EXPECT_EQ(measured(kind.most + 0.1), common::v1::REASON_INVALID_ARGUMENT) << kind.code;
  }
}

TEST(Measures, FourteenOfThem) {
  std::set<std::string> codes;
  for (const MeasureKind& kind : MeasureKinds()) codes.insert(kind.code);
  EXPECT_EQ(codes.size(), 14U);
  EXPECT_EQ(Check(Measured("59408-5", 97)), common::v1::REASON_CODE_UNKNOWN);  // SpO2 is not among them
  EXPECT_EQ(Check(Measured("39156-5", 25)), common::v1::REASON_MEASURE_COMPUTED);
}

TEST(Measures, GlucoseSaysWhenAndTheOthersOverHowManyDays) {
  EXPECT_EQ(Check(Measured("2345-7", 98)), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(Check(Measured("MED-969", 98)), common::v1::REASON_INVALID_ARGUMENT);
}

TEST(Measures, ABloodPressureHasTwoValuesInOrder) {
  auto request = Measured("85354-9", 0);
  request.set_systolic(80);
  request.set_diastolic(120);
  EXPECT_EQ(Check(request), common::v1::REASON_INVALID_ARGUMENT);
  request.set_systolic(120);
  request.set_diastolic(80);
  EXPECT_EQ(Check(request), common::v1::REASON_UNSPECIFIED);
}

TEST(Measures, NoneIsToCome) {
  auto request = Measured("8867-4", 60);
  *request.mutable_time() = ToTimestamp(core::Time(std::chrono::hours(24 * 365 * 56)));
  EXPECT_EQ(Check(request), common::v1::REASON_INVALID_ARGUMENT);
}

TEST(Catalogue, AConsentCoversItsPurposesAndNoOthers) {
  v1::ListedService service = FindService("carnet-tension")->service;
  service.add_consented("lire-mesures");
  EXPECT_TRUE(CheckPurpose(service, v1::DATA_SCOPE_MEASURES, v1::DATA_ACCESS_READ));
  EXPECT_FALSE(CheckPurpose(service, v1::DATA_SCOPE_MEASURES, v1::DATA_ACCESS_WRITE));
  EXPECT_FALSE(CheckPurpose(service, v1::DATA_SCOPE_PROFILE, v1::DATA_ACCESS_READ));
  EXPECT_FALSE(CheckPurpose({}, v1::DATA_SCOPE_MEASURES, v1::DATA_ACCESS_READ));
}

TEST(SpaceState, FollowsTheRecordOfTheDmp) {
  const core::Time now(std::chrono::hours(1000));
  EXPECT_EQ(SpaceStateOf(dmp::v1::RECORD_STATE_OPEN, now, {}, now), v1::SPACE_STATE_ACTIVE);
  EXPECT_EQ(SpaceStateOf(dmp::v1::RECORD_STATE_OPEN, {}, {}, now), v1::SPACE_STATE_NOT_ACTIVE);
  EXPECT_EQ(SpaceStateOf(dmp::v1::RECORD_STATE_ANNOUNCED, now, {}, now), v1::SPACE_STATE_NOT_ACTIVE);
  EXPECT_EQ(SpaceStateOf(dmp::v1::RECORD_STATE_OPPOSED, {}, {}, now), v1::SPACE_STATE_OPPOSED);
  EXPECT_EQ(SpaceStateOf(dmp::v1::RECORD_STATE_CLOSED, {}, now, now), v1::SPACE_STATE_CLOSED);
  EXPECT_EQ(SpaceStateOf(dmp::v1::RECORD_STATE_CLOSED, {}, now - kDeletionTakes, now), v1::SPACE_STATE_DELETED);
}

TEST(Age, IsOfAgeOnTheBirthday) {
  EXPECT_TRUE(IsMinorOn("2007-04-10", "2025-04-09"));
  EXPECT_FALSE(IsMinorOn("2007-04-10", "2025-04-10"));
  EXPECT_TRUE(IsMinorOn("2009-01-01", "2025-12-31"));
  EXPECT_FALSE(IsMinorOn("1950-12-31", "2025-01-01"));
}

}  // namespace
}  // namespace parcours::portal
