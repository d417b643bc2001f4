// The ordonnance for the DMP: eP-MED-DM_2024.01, its lines as coded entries, posology in words, with a PDF copy.
//
// Source: ANS, CI-SIS, volet eP-MED-DM. Pure and thread-safe.
#pragma once

#include <string>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/common/v1/common.pb.h"
#include "parcours/prescription/v1/ordonnance.pb.h"

namespace parcours::documents {

// `now`: when it is signed. Refuses with DOCUMENT_INVALID an ordonnance that is too long to print.
core::Result<std::string> WritePrescription(const prescription::v1::Prescription& prescription,
                                            const common::v1::Traits& patient, core::Time now);

}  // namespace parcours::documents
