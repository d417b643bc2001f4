// What the operators of the MSSanté know of a cast: the mailboxes of its professionals and structures, and with them
// the domains of the espace de confiance.
#pragma once

#include "core/result.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::messaging {

// Refuses with INVALID_ARGUMENT (an address twice). Runs inside the transaction that makes the sandbox, and has its
// thread-safety.
core::Result<void> SeedMailboxes(platform::Transaction& tx, const sandbox::v1::Cast& cast);

}  // namespace parcours::messaging
