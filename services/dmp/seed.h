// What the DMP knows of a cast.
#pragma once

#include "core/result.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::dmp {

// Puts the persons' records in the state that the cast gives them (announced ones as of now), with their médecin
// traitant and legal representatives, and the names of professionals and structures. Refuses with INVALID_ARGUMENT: no
// matricule, one that two persons share, an unknown médecin traitant or representative.
core::Result<void> SeedRecords(platform::Transaction& tx, const sandbox::v1::Cast& cast);

}  // namespace parcours::dmp
