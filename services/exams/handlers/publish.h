// Giving out a version of the report: to the patient, and to the DMP if the structure feeds it.
#pragma once

#include "parcours/common/v1/common.pb.h"
#include "parcours/prescription/v1/ordonnance.pb.h"
#include "services/exams/store.h"
#include "services/platform/pipeline/call.h"

namespace parcours::exams {

// Validates the result as `validator`, in the next version of the report, and keeps both. Refuses with
// DOCUMENT_INVALID a report that is too long to print.
core::Result<void> Publish(platform::Transaction& tx, StoredExamination& stored,
                           const prescription::v1::Signatory& validator, const common::v1::Traits& patient);

}  // namespace parcours::exams
