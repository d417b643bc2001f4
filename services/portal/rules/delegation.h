// Who may act in whose space, how long an invitation waits, and how many there may be; where a space stands.
//
// Pure and thread-safe.
#pragma once

#include <cstdint>
#include <optional>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/dmp/v1/record.pb.h"
#include "parcours/portal/v1/people.pb.h"
#include "parcours/portal/v1/space.pb.h"
#include "services/portal/rules/rule.h"

namespace parcours::portal {

inline constexpr core::Duration kInvitationLasts = std::chrono::hours(24 * 7);  // ours
inline constexpr core::Duration kDeletionTakes = std::chrono::hours(24 * 90);   // CSP R1111-36: three months at most
inline constexpr std::int64_t kMostCarers = 3;                                  // Mon espace santé
inline constexpr std::int64_t kMostPersons = 5;                                 // Mon espace santé

// A pending one expires.
v1::DelegationState StateAt(const v1::Delegation& delegation, core::Time now);

// PENDING or ACCEPTED.
bool Counts(v1::DelegationState state);

// What a citizen does in a space. kOwn: the holder's own to do, or a parent's; not for carers.
enum class Act { kRead, kWrite, kOwn };

// Refuses with DELEGATION_MISSING (no role), DELEGATE_MAY_NOT. Otherwise the rule that allows.
core::Result<const Rule*> DecideAct(v1::Role role, Act act);

// From the DMP's record and what the portal keeps.
v1::SpaceState SpaceStateOf(dmp::v1::RecordState record, const std::optional<core::Time>& activated,
                            const std::optional<core::Time>& deletion_asked, core::Time now);

// Refuses with SPACE_NOT_ACTIVE, SPACE_CLOSED.
core::Result<void> CheckActive(v1::SpaceState state);

}  // namespace parcours::portal
