// What the follow-up knows of a cast: the units that take patients, and who holds the habilitation médicale.
#pragma once

#include "core/result.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::followup {

// Runs inside the transaction that makes the sandbox, and has its thread-safety.
core::Result<void> SeedUnits(platform::Transaction& tx, const sandbox::v1::Cast& cast);

}  // namespace parcours::followup
