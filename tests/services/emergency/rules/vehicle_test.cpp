#include "services/emergency/rules/vehicle.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <vector>

namespace parcours::emergency {
namespace {

using S = v1::VehicleStatus;

std::vector<S> AllStatuses() {
  std::vector<S> all;
  for (int i = v1::VEHICLE_STATUS_UNSPECIFIED; i <= v1::VehicleStatus_MAX; ++i) all.push_back(static_cast<S>(i));
  return all;
}

const std::map<S, std::set<S>>& Expected() {
  static const std::map<S, std::set<S>> expected = {
      {v1::VEHICLE_STATUS_DECIDED, {v1::VEHICLE_STATUS_TRIGGERED, v1::VEHICLE_STATUS_CANCELLED}},
      {v1::VEHICLE_STATUS_TRIGGERED, {v1::VEHICLE_STATUS_DEPARTED, v1::VEHICLE_STATUS_CANCELLED}},
      {v1::VEHICLE_STATUS_DEPARTED, {v1::VEHICLE_STATUS_ARRIVED, v1::VEHICLE_STATUS_CANCELLED}},
      {v1::VEHICLE_STATUS_CANCELLED, {v1::VEHICLE_STATUS_RETURNING}},
      {v1::VEHICLE_STATUS_ARRIVED, {v1::VEHICLE_STATUS_WITH_PATIENT, v1::VEHICLE_STATUS_CARE_ENDED}},
      {v1::VEHICLE_STATUS_WITH_PATIENT, {v1::VEHICLE_STATUS_ASSESSED}},
      {v1::VEHICLE_STATUS_ASSESSED, {v1::VEHICLE_STATUS_ORIENTED, v1::VEHICLE_STATUS_CARE_ENDED}},
      {v1::VEHICLE_STATUS_ORIENTED, {v1::VEHICLE_STATUS_TRANSPORTING, v1::VEHICLE_STATUS_CARE_ENDED}},
      {v1::VEHICLE_STATUS_TRANSPORTING, {v1::VEHICLE_STATUS_STOP_1, v1::VEHICLE_STATUS_AT_DESTINATION}},
      {v1::VEHICLE_STATUS_STOP_1, {v1::VEHICLE_STATUS_TRANSPORTING_2}},
      {v1::VEHICLE_STATUS_TRANSPORTING_2, {v1::VEHICLE_STATUS_STOP_2, v1::VEHICLE_STATUS_AT_DESTINATION}},
      {v1::VEHICLE_STATUS_STOP_2, {v1::VEHICLE_STATUS_TRANSPORTING_3}},
      {v1::VEHICLE_STATUS_TRANSPORTING_3, {v1::VEHICLE_STATUS_AT_DESTINATION}},
      {v1::VEHICLE_STATUS_AT_DESTINATION, {v1::VEHICLE_STATUS_CARE_ENDED}},
      {v1::VEHICLE_STATUS_CARE_ENDED, {v1::VEHICLE_STATUS_RETURNING}},
      {v1::VEHICLE_STATUS_RETURNING, {v1::VEHICLE_STATUS_RETURNING_TO_BASE}},
      {v1::VEHICLE_STATUS_RETURNING_TO_BASE, {v1::VEHICLE_STATUS_AT_BASE}},
  };
  return expected;
}

TEST(Vehicle, EveryPairOfStatusesIsDecidedAsTheTableSays) {
  for (const S from : AllStatuses()) {
    const auto row = Expected().find(from);
    for (const S to : AllStatuses()) {
      const bool expected = row != Expected().end() && row->second.contains(to);
      EXPECT_EQ(MayFollow(from, to), expected) << v1::VehicleStatus_Name(from) << " " << v1::VehicleStatus_Name(to);
    }
  }
}

TEST(Vehicle, EveryStatusIsReachedFromTheFirstAndLeadsHome) {
  std::set<S> reached = {v1::VEHICLE_STATUS_DECIDED};
  std::set<S> home = {v1::VEHICLE_STATUS_AT_BASE};
  for (std::size_t round = 0; round < StatusSteps().size(); ++round) {
    for (const StatusStep& step : StatusSteps()) {
      if (reached.contains(step.from)) reached.insert(step.to);
      if (home.contains(step.to)) home.insert(step.from);
    }
  }
  EXPECT_EQ(reached.size(), 18U);
  EXPECT_EQ(home.size(), 18U);
}

TEST(Vehicle, AVehicleThatIsFreeHasCarriedOutItsMissionAndStaysSo) {
  for (const S from : AllStatuses()) {
    EXPECT_TRUE(!IsFree(from) || IsCarriedOut(from));
    for (const S to : AllStatuses()) {
      if (!MayFollow(from, to)) continue;
      EXPECT_TRUE(!IsCarriedOut(from) || IsCarriedOut(to));
      EXPECT_TRUE(!IsFree(from) || IsFree(to));
    }
  }
  EXPECT_FALSE(IsCarriedOut(v1::VEHICLE_STATUS_AT_DESTINATION));
  EXPECT_TRUE(IsCarriedOut(v1::VEHICLE_STATUS_CARE_ENDED));
  EXPECT_FALSE(IsFree(v1::VEHICLE_STATUS_CARE_ENDED));
}

}  // namespace
}  // namespace parcours::emergency
