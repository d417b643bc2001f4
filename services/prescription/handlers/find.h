// Finding an ordonnance: as somebody with a standing of their own, or by the number on the paper.
#pragma once

#include <string>

#include "services/platform/pipeline/call.h"
#include "services/prescription/store.h"

namespace parcours::prescription {

// By id, if the professional `subject` wrote it or the citizen with that matricule is its patient (either may be
// empty). Refuses with NOT_FOUND.
core::Result<StoredPrescription> FindOwn(platform::ReadTransaction& tx, const std::string& id,
                                         const std::string& subject, const std::string& citizen);

// By a number as it was scanned or typed, if it may be dispensed now; names the patient for the journal. Refuses with
// PRESCRIPTION_NUMBER_WRONG, NOT_FOUND, PRESCRIPTION_CANCELLED, PRESCRIPTION_EXHAUSTED, PRESCRIPTION_EXPIRED.
core::Result<StoredPrescription> FindOpen(platform::Transaction& tx, const std::string& typed);

// As its prescriber sees it at `now`: without what was dispensed if the patient opposes, the lines as they were
// written.
v1::Prescription ShownToPrescriber(v1::Prescription prescription, core::Time now);

}  // namespace parcours::prescription
