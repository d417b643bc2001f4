// What the handlers of the space as a whole share.
#pragma once

#include "parcours/portal/v1/space.pb.h"
#include "services/portal/standing.h"

namespace parcours::portal {

// As it is shown, in that state.
v1::Space Shown(const Space& space, const Standing& standing, v1::SpaceState state);

}  // namespace parcours::portal
