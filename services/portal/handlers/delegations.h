// What the handlers of delegations share.
#pragma once

#include <string>

#include "core/result.h"
#include "services/platform/pipeline/call.h"
#include "services/portal/rules/delegation.h"
#include "services/portal/store.h"

namespace parcours::portal {

// Keeps a new delegation; PENDING ones expire.
v1::Delegation Begin(platform::Transaction& tx, const Space& holder, const Space& delegate, v1::DelegationKind kind,
                     v1::DelegationState state, const std::string& answerer);

// As `citizen` sees it now.
v1::Delegation Shown(platform::ReadTransaction& tx, const StoredDelegation& stored, const std::string& citizen,
                     core::Time now);

// How many carers that wait or act a person has, or persons a carer acts for.
std::int64_t CarersOf(platform::ReadTransaction& tx, const std::string& holder, core::Time now);
std::int64_t PersonsOf(platform::ReadTransaction& tx, const std::string& carer);

}  // namespace parcours::portal
