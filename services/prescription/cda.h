// The copy of an ordonnance for the DMP: a CDA R2 of level 1, whose body is the text that was signed.
//
// Pure and thread-safe.
#pragma once

#include <string>

#include "core/clock.h"
#include "parcours/common/v1/common.pb.h"
#include "parcours/prescription/v1/ordonnance.pb.h"

namespace parcours::prescription {

std::string CopyForDmp(const v1::Prescription& prescription, const common::v1::Traits& patient, const std::string& text,
                       core::Time now);

}  // namespace parcours::prescription
