// What the directory knows of a cast.
#pragma once

#include "core/result.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::directory {

// Structures, professionals and employees with their situations d'exercice. Refuses with INVALID_ARGUMENT: a structure
// that is not in the cast, a number that two bear, a profession outside TRE_G15, an unknown mode.
core::Result<void> SeedDirectory(platform::Transaction& tx, const sandbox::v1::Cast& cast);

}  // namespace parcours::directory
