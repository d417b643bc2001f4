// What a pharmacist dispensed, for the DMP: eDISP-MED_2024.01, one entry for each line that something was given of.
//
// Source: ANS, CI-SIS, volet eDISP-MED. Pure and thread-safe.
#pragma once

#include <string>

#include "parcours/common/v1/common.pb.h"
#include "parcours/prescription/v1/ordonnance.pb.h"

namespace parcours::documents {

// True if something was given: otherwise there is nothing to write.
bool HasDispensed(const prescription::v1::Dispensing& dispensing);

// `prescription`: as it was written; `patient`: the traits of its patient.
std::string WriteDispensing(const prescription::v1::Dispensing& dispensing,
                            const prescription::v1::Prescription& prescription, const common::v1::Traits& patient);

}  // namespace parcours::documents
