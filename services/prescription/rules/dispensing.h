// The life of an ordonnance and its lines: what may be dispensed now, and what is left after it.
//
// A line is written by period: what one dispensing covers. It may be given in parts; the period is complete once its
// boxes are given, and the next one opens five days before the present one is used up (ours), until the renewals that
// were written are used. Pure and thread-safe.
#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/prescription/v1/prescription.pb.h"

namespace parcours::prescription {

inline constexpr core::Duration kEarly = std::chrono::hours(24 * 5);

// Where it stands at `now`: a signed one may have expired.
v1::PrescriptionStatus StatusAt(const v1::Prescription& prescription, core::Time now);

// Whether a pharmacy may open it. Refuses with PRESCRIPTION_CANCELLED, PRESCRIPTION_EXHAUSTED, PRESCRIPTION_EXPIRED.
core::Result<void> CheckOpen(const v1::Prescription& prescription, core::Time now);

// What a dispensing does: the lines as recorded, and the ordonnance after it. All lines or none.
struct Dispensed {
  std::vector<v1::DispensedLine> lines;
  v1::Prescription after;
};
// Of an ordonnance that is open. Refuses with INVALID_ARGUMENT, PRESCRIPTION_LINE_EXHAUSTED, PRESCRIPTION_LINE_STOPPED,
// PRESCRIPTION_EXPIRED, DISPENSING_TOO_EARLY (fact next_from), DISPENSED_QUANTITY_TOO_LARGE (fact left),
// SUBSTITUTION_NOT_ALLOWED; each with the fact line.
core::Result<Dispensed> Dispense(const v1::Prescription& before,
                                 const google::protobuf::RepeatedPtrField<v1::LineToDispense>& asked, core::Time now);

// What the status of a signed ordonnance is by its lines: cancelled, if all that was open is stopped.
v1::PrescriptionStatus StatusByLines(const v1::Prescription& prescription);

}  // namespace parcours::prescription
