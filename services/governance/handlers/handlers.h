// The handlers of GovernanceService: one function per RPC, each in its own file. What each does and refuses stands in
// the contract, parcours/governance/v1/governance.proto.
//
// `request` is borrowed until the returned work has run. Thread-safe: they keep nothing.
#pragma once

#include "core/result.h"
#include "parcours/governance/v1/governance.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::governance {

using platform::Call;
using platform::Work;

core::Result<Work<v1::ListBodiesResponse>> ListBodies(Call& call, const v1::ListBodiesRequest& request);
core::Result<Work<v1::GetBodyResponse>> GetBody(Call& call, const v1::GetBodyRequest& request);
core::Result<Work<v1::WhoGovernsResponse>> WhoGoverns(Call& call, const v1::WhoGovernsRequest& request);

}  // namespace parcours::governance
