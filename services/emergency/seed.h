// What a centre 15 knows of a cast: its structures, and which of them host a SAMU.
#pragma once

#include "core/result.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::emergency {

// Runs inside the transaction that makes the sandbox, and has its thread-safety.
core::Result<void> SeedStructures(platform::Transaction& tx, const sandbox::v1::Cast& cast);

}  // namespace parcours::emergency
