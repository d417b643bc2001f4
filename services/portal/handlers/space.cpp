#include "services/portal/handlers/space.h"

#include "services/portal/rules/calendar.h"

namespace parcours::portal {

v1::Space Shown(const Space& space, const Standing& standing, v1::SpaceState state) {
  v1::Space shown;
  *shown.mutable_holder() = standing.holder;
  shown.set_state(state);
  shown.set_role(standing.role);
  if (space.activated) *shown.mutable_activated() = ToTimestamp(*space.activated);
  if (space.deletion_asked) {
    *shown.mutable_deletion_asked() = ToTimestamp(*space.deletion_asked);
    *shown.mutable_deletion_due() = ToTimestamp(*space.deletion_asked + kDeletionTakes);
  }
  return shown;
}

}  // namespace parcours::portal
