// What a prescriber does with an ordonnance over time: cancel it, stop lines of it, renew it with changes.
//
// Pure and thread-safe.
#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <string>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/prescription/v1/prescription.pb.h"

namespace parcours::prescription {

// What is not dispensed yet will not be. Refuses with PRESCRIPTION_EXHAUSTED, PRESCRIPTION_CANCELLED,
// PRESCRIPTION_EXPIRED.
core::Result<void> CheckCancellable(const v1::Prescription& prescription, core::Time now);

// The ordonnance with these lines stopped. Refuses with INVALID_ARGUMENT (no such line), PRESCRIPTION_LINE_EXHAUSTED,
// PRESCRIPTION_LINE_STOPPED.
core::Result<v1::Prescription> WithStopped(v1::Prescription prescription,
                                           const google::protobuf::RepeatedPtrField<std::string>& line_ids,
                                           const std::string& reason);

// The ordonnance with all its open lines stopped.
v1::Prescription WithAllStopped(v1::Prescription prescription, const std::string& reason);

// The lines of a renewal: those of the ordonnance that are not stopped, as they were written or as `changes` has them.
// Refuses with INVALID_ARGUMENT (no such line, or one that is stopped; nothing left to renew).
core::Result<google::protobuf::RepeatedPtrField<v1::LineOrder>> LinesToRenew(
    const v1::Prescription& prescription, const google::protobuf::RepeatedPtrField<v1::LineChange>& changes);

}  // namespace parcours::prescription
