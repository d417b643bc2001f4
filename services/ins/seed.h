// What INSi knows of a cast.
#pragma once

#include "core/result.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::ins {

// Puts every person of the cast into the base of INSi: matricule and civil status as they stand, carte Vitale, and the
// appli carte Vitale, which also serves the minors whose legal representative has it. Refuses with INVALID_ARGUMENT: no
// matricule, one that two persons share, a sex that INSi does not know, two cartes Vitale of one serial number, an app
// without a phone, an unknown legal representative.
core::Result<void> SeedPersons(platform::Transaction& tx, const sandbox::v1::Cast& cast);

}  // namespace parcours::ins
