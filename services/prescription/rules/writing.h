// What a prescriber may write, and the text that is signed and printed.
//
// Pure and thread-safe.
#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <string>

#include "core/result.h"
#include "parcours/common/v1/common.pb.h"
#include "parcours/prescription/v1/ordonnance.pb.h"

namespace parcours::prescription {

inline constexpr int kFirstWithinMonths = 3;  // CSP R5132-22
inline constexpr int kEndsAfterMonths = 12;   // CSP R5132-21

// Refuses with NON_SUBSTITUTION_REASON_MISSING, RENEWAL_NOT_ALLOWED, INVALID_ARGUMENT; each line at its place.
core::Result<void> CheckLines(const google::protobuf::RepeatedPtrField<v1::LineOrder>& orders);

// The lines of a new ordonnance, nothing of them dispensed.
void AddLines(const google::protobuf::RepeatedPtrField<v1::LineOrder>& orders, v1::Prescription& prescription);

// What the card signs and the patient reads. The same ordonnance and traits give the same text.
std::string TextOf(const v1::Prescription& prescription, const common::v1::Traits& patient);

}  // namespace parcours::prescription
