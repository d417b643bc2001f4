#include "services/portal/handlers/delegations.h"

#include <algorithm>

#include "services/portal/rules/calendar.h"

namespace parcours::portal {

v1::Delegation Begin(platform::Transaction& tx, const Space& holder, const Space& delegate, v1::DelegationKind kind,
                     v1::DelegationState state, const std::string& answerer) {
  StoredDelegation stored{
      .holder = holder.holder.matricule(), .delegate = delegate.holder.matricule(), .answerer = answerer};
  v1::Delegation& delegation = stored.delegation;
  delegation.set_id(tx.NextId("del"));
  delegation.set_kind(kind);
  delegation.set_state(state);
  delegation.set_holder_name(holder.name);
  delegation.set_delegate_name(delegate.name);
  *delegation.mutable_asked() = ToTimestamp(tx.now());
  if (state == v1::DELEGATION_STATE_PENDING) {
    *delegation.mutable_expires() = ToTimestamp(tx.now() + kInvitationLasts);
  }
  InsertDelegation(tx.sql(), stored);
  return delegation;
}

v1::Delegation Shown(platform::ReadTransaction& tx, const StoredDelegation& stored, const std::string& citizen,
                     core::Time now) {
  v1::Delegation shown = stored.delegation;
  shown.set_state(StateAt(shown, now));
  if (stored.delegate == citizen && shown.state() == v1::DELEGATION_STATE_ACCEPTED) {
    if (const auto holder = SpaceOf(tx, stored.holder)) *shown.mutable_holder() = holder->holder;
  }
  return shown;
}

std::int64_t CarersOf(platform::ReadTransaction& tx, const std::string& holder, core::Time now) {
  const auto all = DelegationsTo(tx, holder);
  return std::count_if(all.begin(), all.end(), [&](const StoredDelegation& one) {
    return one.delegation.kind() == v1::DELEGATION_KIND_CAREGIVING && Counts(StateAt(one.delegation, now));
  });
}

std::int64_t PersonsOf(platform::ReadTransaction& tx, const std::string& carer) {
  constexpr std::int64_t kAll = 1'000'000;
  const auto all = DelegationsOf(tx, carer, 0, kAll);
  return std::count_if(all.begin(), all.end(), [&](const StoredDelegation& one) {
    return one.delegate == carer && one.delegation.kind() == v1::DELEGATION_KIND_CAREGIVING &&
           one.delegation.state() == v1::DELEGATION_STATE_ACCEPTED;
  });
}

}  // namespace parcours::portal
