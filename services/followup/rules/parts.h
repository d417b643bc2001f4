// The parts of an orientation file: who sees them, who validates them, when all are there.
//
// Pure and thread-safe.
#pragma once

#include <google/protobuf/repeated_field.h>

#include <vector>

#include "core/result.h"
#include "parcours/followup/v1/orientation_file.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::followup {

// The part that a content is. Refuses with INVALID_ARGUMENT: none; a GIR that does not exist.
core::Result<v1::PartKind> KindOf(const v1::PartContent& content);

// Whether somebody holds the habilitation médicale; `given`: their structure gave it to them.
bool HasMedicalHabilitation(const platform::Caller& caller, bool given);

// Refuses the medical part to those without the habilitation, with MEDICAL_PART_RESERVED.
core::Result<void> CheckPart(v1::PartKind part, bool medical);

// The medical part is validated by a doctor. Refuses with PROFESSION_NOT_ALLOWED.
core::Result<void> CheckValidator(v1::PartKind part, const platform::Caller& caller);

// The parts to show: those asked for, or all that may be seen. Refuses with MEDICAL_PART_RESERVED.
core::Result<std::vector<v1::PartKind>> PartsToShow(const google::protobuf::RepeatedField<int>& asked, bool medical);

// All parts are validated. Refuses with REFERRAL_INCOMPLETE, naming those that are not.
core::Result<void> CheckComplete(const v1::OrientationFile& file);

// The state of a file that was not sent: by its parts.
v1::OrientationFileState StateByParts(const v1::OrientationFile& file);

// Nothing is written after the admission. Refuses with REFERRAL_STATE_NOT_ALLOWED.
core::Result<void> CheckEditable(const v1::OrientationFile& file);

// The file with what these parts say, and no others.
v1::OrientationFile WithOnly(v1::OrientationFile file, const std::vector<v1::PartKind>& parts);

// What a duplicate has in common: name, first given name, birth date, sex.
std::string DuplicateKey(const common::v1::Traits& traits);

}  // namespace parcours::followup
