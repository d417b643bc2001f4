// The mission of a vehicle: which status may follow which.
//
// The eighteen codes are those of the Hub Santé (statutVecteur); their order is ours. Pure and thread-safe.
#pragma once

#include <span>

#include "parcours/emergency/v1/codes.pb.h"

namespace parcours::emergency {

struct StatusStep {
  v1::VehicleStatus from;
  v1::VehicleStatus to;
};

// All that may follow; nothing else does.
std::span<const StatusStep> StatusSteps();

bool MayFollow(v1::VehicleStatus from, v1::VehicleStatus to);

// The vehicle has done what it was sent for, or was called back: the file does not wait for it.
bool IsCarriedOut(v1::VehicleStatus status);

// The vehicle may be engaged again.
bool IsFree(v1::VehicleStatus status);

}  // namespace parcours::emergency
