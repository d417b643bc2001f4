#include "services/portal/handlers/space.h"

#include "parcours/common/v1/reason.pb.h"
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

core::Result<void> CheckClosed(v1::SpaceState state, const Rule& rule) {
  if (state == v1::SPACE_STATE_CLOSED) return {};
  if (state == v1::SPACE_STATE_ACTIVE) return core::Refuse(Refused(common::v1::REASON_ACCOUNT_ALREADY_ACTIVE, rule));
  return CheckActive(state);
}

}  // namespace parcours::portal
