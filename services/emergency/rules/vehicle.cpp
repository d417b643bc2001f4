#include "services/emergency/rules/vehicle.h"

#include <algorithm>

namespace parcours::emergency {
namespace {

constexpr StatusStep kSteps[] = {
    {v1::VEHICLE_STATUS_DECIDED, v1::VEHICLE_STATUS_TRIGGERED},
    {v1::VEHICLE_STATUS_DECIDED, v1::VEHICLE_STATUS_CANCELLED},
    {v1::VEHICLE_STATUS_TRIGGERED, v1::VEHICLE_STATUS_DEPARTED},
    {v1::VEHICLE_STATUS_TRIGGERED, v1::VEHICLE_STATUS_CANCELLED},
    {v1::VEHICLE_STATUS_DEPARTED, v1::VEHICLE_STATUS_ARRIVED},
    {v1::VEHICLE_STATUS_DEPARTED, v1::VEHICLE_STATUS_CANCELLED},
    {v1::VEHICLE_STATUS_CANCELLED, v1::VEHICLE_STATUS_RETURNING},
    {v1::VEHICLE_STATUS_ARRIVED, v1::VEHICLE_STATUS_WITH_PATIENT},
    {v1::VEHICLE_STATUS_ARRIVED, v1::VEHICLE_STATUS_CARE_ENDED},  // nobody there
    {v1::VEHICLE_STATUS_WITH_PATIENT, v1::VEHICLE_STATUS_ASSESSED},
    {v1::VEHICLE_STATUS_ASSESSED, v1::VEHICLE_STATUS_ORIENTED},
    {v1::VEHICLE_STATUS_ASSESSED, v1::VEHICLE_STATUS_CARE_ENDED},  // left where they are
    {v1::VEHICLE_STATUS_ORIENTED, v1::VEHICLE_STATUS_TRANSPORTING},
    {v1::VEHICLE_STATUS_ORIENTED, v1::VEHICLE_STATUS_CARE_ENDED},  // another vehicle takes them
    {v1::VEHICLE_STATUS_TRANSPORTING, v1::VEHICLE_STATUS_STOP_1},
    {v1::VEHICLE_STATUS_TRANSPORTING, v1::VEHICLE_STATUS_AT_DESTINATION},
    {v1::VEHICLE_STATUS_STOP_1, v1::VEHICLE_STATUS_TRANSPORTING_2},
    {v1::VEHICLE_STATUS_TRANSPORTING_2, v1::VEHICLE_STATUS_STOP_2},
    {v1::VEHICLE_STATUS_TRANSPORTING_2, v1::VEHICLE_STATUS_AT_DESTINATION},
    {v1::VEHICLE_STATUS_STOP_2, v1::VEHICLE_STATUS_TRANSPORTING_3},
    {v1::VEHICLE_STATUS_TRANSPORTING_3, v1::VEHICLE_STATUS_AT_DESTINATION},
    {v1::VEHICLE_STATUS_AT_DESTINATION, v1::VEHICLE_STATUS_CARE_ENDED},
    {v1::VEHICLE_STATUS_CARE_ENDED, v1::VEHICLE_STATUS_RETURNING},
    {v1::VEHICLE_STATUS_RETURNING, v1::VEHICLE_STATUS_RETURNING_TO_BASE},
    {v1::VEHICLE_STATUS_RETURNING_TO_BASE, v1::VEHICLE_STATUS_AT_BASE},
};

template <std::size_t N>
bool IsOneOf(v1::VehicleStatus status, const v1::VehicleStatus (&statuses)[N]) {
  return std::find(std::begin(statuses), std::end(statuses), status) != std::end(statuses);
}

}  // namespace

std::span<const StatusStep> StatusSteps() {
  return kSteps;
}

bool MayFollow(v1::VehicleStatus from, v1::VehicleStatus to) {
  return std::any_of(std::begin(kSteps), std::end(kSteps),
                     [&](const StatusStep& step) { return step.from == from && step.to == to; });
}

bool IsCarriedOut(v1::VehicleStatus status) {
  constexpr v1::VehicleStatus kOver[] = {v1::VEHICLE_STATUS_CANCELLED, v1::VEHICLE_STATUS_CARE_ENDED,
                                         v1::VEHICLE_STATUS_RETURNING, v1::VEHICLE_STATUS_RETURNING_TO_BASE,
                                         v1::VEHICLE_STATUS_AT_BASE};
  return IsOneOf(status, kOver);
}

bool IsFree(v1::VehicleStatus status) {
  constexpr v1::VehicleStatus kAvailable[] = {v1::VEHICLE_STATUS_CANCELLED, v1::VEHICLE_STATUS_RETURNING,
                                              v1::VEHICLE_STATUS_RETURNING_TO_BASE, v1::VEHICLE_STATUS_AT_BASE};
  return IsOneOf(status, kAvailable);
}

}  // namespace parcours::emergency
