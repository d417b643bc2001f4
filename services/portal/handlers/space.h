// What the handlers of the space as a whole share.
#pragma once

#include "core/result.h"
#include "parcours/portal/v1/space.pb.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {

// As it is shown, in that state.
v1::Space Shown(const Space& space, const Standing& standing, v1::SpaceState state);

// A space that may be reopened or deleted is closed. Refuses with ACCOUNT_ALREADY_ACTIVE, SPACE_NOT_ACTIVE,
// SPACE_CLOSED (opposed, or deleted).
core::Result<void> CheckClosed(v1::SpaceState state, const Rule& rule);

}  // namespace parcours::portal
