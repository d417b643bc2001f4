// Whether the caller's structure has qualified the patient's identity: asked of INSi before anything enters a record.
#pragma once

#include "parcours/common/v1/common.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::dmp {

// The strict traits of the qualified identity. Refuses with KEY_WRONG, IDENTITY_NOT_QUALIFIED (RNIV 1, EXI SI 08).
core::Result<common::v1::Traits> QualifiedTraits(platform::Call& call, const common::v1::Ins& patient);

}  // namespace parcours::dmp
