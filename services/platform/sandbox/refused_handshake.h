// A connection whose certificate was refused, in the journal of the host's own world: nobody called, but somebody
// tried.
#pragma once

#include "core/clock.h"
#include "pki/tls.h"
#include "services/platform/sandbox/sandboxes.h"

namespace parcours::platform {

// Method of such an entry, where others have that of a call.
inline constexpr const char* kHandshake = "handshake";

// Appends reason, cause and the certificate's fingerprint; what the certificate claims is nobody's word and is left
// out. Thread-safe. A store that fails is told in the log: there is nobody to refuse to.
void JournalRefusedHandshake(Sandboxes& sandboxes, const pki::RefusedHandshake& refused, core::Time wall);

}  // namespace parcours::platform
