// Sign-in sessions: what a citizen or an e-CPS holder has instead of a card. Simulated time throughout.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/result.h"
#include "services/platform/sandbox/credentials.h"

namespace parcours::platform {

// Starts a session for `subject` that ends `longest` after `now`, or when unused for longer than `idle` (0: no limit).
// `id` becomes the credential in the session's certificate. `card`: the card that it was opened with, whose removal or
// revocation ends it; empty for none.
void OpenSession(WriteTransaction& tx, std::string_view id, std::string_view subject, core::Time now,
                 core::Duration longest, core::Duration idle, std::string_view card = {});

// Ends the sessions that were opened with a card.
void EndSessionsOf(WriteTransaction& tx, std::string_view card);

// Signs out. Refuses with SESSION_ENDED if there is no such session or it has ended.
core::Result<void> EndSession(WriteTransaction& tx, std::string_view id);

// Notes that the session was used, which starts its idle time again.
void TouchSession(WriteTransaction& tx, std::string_view id, core::Time now);

}  // namespace parcours::platform
