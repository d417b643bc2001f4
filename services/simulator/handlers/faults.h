// The handlers of FaultService, one function per RPC; the contract (fault.proto) says what each refuses.
#pragma once

#include "parcours/sandbox/v1/fault.pb.h"
#include "services/platform/pipeline/call.h"
#include "services/simulator/deps.h"

namespace parcours::simulator {

using platform::Call;
using platform::Work;

core::Result<Work<sandbox::v1::InjectFaultResponse>> InjectFault(Call& call, const Deps& deps,
                                                                 const sandbox::v1::InjectFaultRequest& request);
core::Result<Work<sandbox::v1::ListFaultsResponse>> ListFaults(Call& call,
                                                               const sandbox::v1::ListFaultsRequest& request);
core::Result<Work<sandbox::v1::ClearFaultsResponse>> ClearFaults(Call& call,
                                                                 const sandbox::v1::ClearFaultsRequest& request);

}  // namespace parcours::simulator
