// Who may add which type of document to a record.
//
// Pure and thread-safe.
#pragma once

#include <string_view>

#include "services/dmp/rules/facts.h"
#include "services/dmp/rules/rule.h"
#include "services/dmp/rules/value_sets.h"

namespace parcours::dmp {

// Needs no authorisation to read. Denies with DMP_ABSENT, DMP_CLOSED, PROFESSIONAL_BLOCKED, PATIENT_OPPOSES,
// CODE_UNKNOWN (a type that does not enter the DMP), DOCUMENT_TYPE_NOT_ALLOWED (a type of the patient's own documents).
Verdict DecideFeeding(const Reader& reader, const RecordFacts& record, std::string_view type, const ValueSets& values);

}  // namespace parcours::dmp
