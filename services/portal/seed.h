// What Mon espace santé knows of a cast.
#pragma once

#include "core/result.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::portal {

// A space for every person, active where the account is; legal representatives of minors. Refuses with
// INVALID_ARGUMENT: no matricule, or a representative who is nobody of the cast.
core::Result<void> SeedSpaces(platform::Transaction& tx, const sandbox::v1::Cast& cast);

}  // namespace parcours::portal
