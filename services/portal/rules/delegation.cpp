#include "services/portal/rules/delegation.h"

#include "parcours/common/v1/reason.pb.h"
#include "services/portal/rules/calendar.h"

namespace parcours::portal {

v1::DelegationState StateAt(const v1::Delegation& delegation, core::Time now) {
  if (delegation.state() == v1::DELEGATION_STATE_PENDING && now > ToTime(delegation.expires())) {
    return v1::DELEGATION_STATE_EXPIRED;
  }
  return delegation.state();
}

bool Counts(v1::DelegationState state) {
  return state == v1::DELEGATION_STATE_PENDING || state == v1::DELEGATION_STATE_ACCEPTED;
}

core::Result<const Rule*> DecideAct(v1::Role role, Act act) {
  switch (role) {
    case v1::ROLE_HOLDER:
      return &rules::kHolder;
    case v1::ROLE_PARENT:
      return &rules::kParent;
    case v1::ROLE_CARER:
      if (act == Act::kOwn) return core::Refuse(Refused(common::v1::REASON_DELEGATE_MAY_NOT, rules::kCarerLimits));
      return &rules::kCarer;
    case v1::ROLE_UNSPECIFIED:
    case v1::Role_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Role_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return core::Refuse(Refused(common::v1::REASON_DELEGATION_MISSING, rules::kStranger));
}

v1::SpaceState SpaceStateOf(dmp::v1::RecordState record, const std::optional<core::Time>& activated,
                            const std::optional<core::Time>& deletion_asked, core::Time now) {
  switch (record) {
    case dmp::v1::RECORD_STATE_OPEN:
      return activated ? v1::SPACE_STATE_ACTIVE : v1::SPACE_STATE_NOT_ACTIVE;
    case dmp::v1::RECORD_STATE_OPPOSED:
      return v1::SPACE_STATE_OPPOSED;
    case dmp::v1::RECORD_STATE_CLOSED:
      return deletion_asked && now >= *deletion_asked + kDeletionTakes ? v1::SPACE_STATE_DELETED
                                                                       : v1::SPACE_STATE_CLOSED;
    case dmp::v1::RECORD_STATE_ABSENT:
    case dmp::v1::RECORD_STATE_ANNOUNCED:
    case dmp::v1::RECORD_STATE_UNSPECIFIED:
    case dmp::v1::RecordState_INT_MIN_SENTINEL_DO_NOT_USE_:
    case dmp::v1::RecordState_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return v1::SPACE_STATE_NOT_ACTIVE;
}

core::Result<void> CheckActive(v1::SpaceState state) {
  if (state == v1::SPACE_STATE_ACTIVE) return {};
  if (state == v1::SPACE_STATE_NOT_ACTIVE) {
    return core::Refuse(Refused(common::v1::REASON_SPACE_NOT_ACTIVE, rules::kActivation));
  }
  return core::Refuse(Refused(common::v1::REASON_SPACE_CLOSED, rules::kClosed));
}

}  // namespace parcours::portal
