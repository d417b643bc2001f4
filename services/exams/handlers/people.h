// The people of an examination, asked of the services that know them: INSi, the Annuaire Santé, the sign-in of
// citizens.
#pragma once

#include <string>

#include "parcours/common/v1/common.pb.h"
#include "parcours/prescription/v1/ordonnance.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::exams {

// The strict traits of the patient. Refuses with KEY_WRONG, IDENTITY_NOT_QUALIFIED (by the caller's structure).
core::Result<common::v1::Traits> QualifiedTraits(platform::Call& call, const common::v1::Ins& patient);

// The caller, a professional, with the structure that they call from. Refuses as DirectoryService/GetProfessional.
core::Result<prescription::v1::Signatory> DescribeCaller(platform::Call& call);

// The name of the caller's structure. Refuses as DirectoryService/GetStructure.
core::Result<std::string> StructureName(platform::Call& call);

}  // namespace parcours::exams
