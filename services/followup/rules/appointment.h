// The life of an appointment: proposed, booked, then kept or not.
//
// The statuses are some of those of Mon espace santé; their order is ours. Pure and thread-safe.
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "parcours/followup/v1/care_circle.pb.h"

namespace parcours::followup {

// A new one is to come, and proposed or booked. Refuses with INVALID_ARGUMENT.
core::Result<void> CheckNew(core::Time starts, v1::AppointmentState state, core::Time now);

// Refuses with INVALID_ARGUMENT: it is over, or not yet kept, or would go back.
core::Result<void> CheckChange(const v1::Appointment& appointment, v1::AppointmentState next, core::Time now);

}  // namespace parcours::followup
