// Counting wrong passwords and codes. The fifth in a row locks for 30 minutes. Ours.
//
// Pure and thread-safe.
#pragma once

#include <optional>

#include "core/clock.h"
#include "core/result.h"

namespace parcours::signin {

struct Tries {
  int wrong = 0;
  std::optional<core::Time> locked_until;
};

inline constexpr int kMostWrong = 5;
inline constexpr core::Duration kLocked = std::chrono::minutes(30);

// Refuses with ACCOUNT_LOCKED while locked (when it ends in the facts).
core::Result<void> CheckUnlocked(const Tries& tries, core::Time now);

// One more wrong one. A lock that is over starts a new count. `locked_for`: how long the fifth locks.
void CountWrong(Tries& tries, core::Time now, core::Duration locked_for = kLocked);

// What to refuse with after CountWrong: `reason` with the tries left, or ACCOUNT_LOCKED after the fifth.
core::Refusal Wrong(core::Reason reason, const Tries& tries);

}  // namespace parcours::signin
