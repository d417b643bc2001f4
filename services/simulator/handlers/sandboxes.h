// The handlers of SandboxService, one function per RPC; the contract (sandbox.proto) says what each refuses.
#pragma once

#include "parcours/sandbox/v1/sandbox.pb.h"
#include "services/platform/pipeline/call.h"
#include "services/simulator/deps.h"

namespace parcours::simulator {

using platform::Call;
using platform::Work;

core::Result<Work<sandbox::v1::CreateSandboxResponse>> CreateSandbox(Call& call, const Deps& deps,
                                                                     const sandbox::v1::CreateSandboxRequest& request);
core::Result<Work<sandbox::v1::GetSandboxResponse>> GetSandbox(Call& call, const Deps& deps,
                                                               const sandbox::v1::GetSandboxRequest& request);
core::Result<Work<sandbox::v1::ListSandboxesResponse>> ListSandboxes(Call& call, const Deps& deps,
                                                                     const sandbox::v1::ListSandboxesRequest& request);
core::Result<Work<sandbox::v1::DeleteSandboxResponse>> DeleteSandbox(Call& call, const Deps& deps,
                                                                     const sandbox::v1::DeleteSandboxRequest& request);
core::Result<Work<sandbox::v1::MoveClockResponse>> MoveClock(Call& call, const sandbox::v1::MoveClockRequest& request);
core::Result<Work<sandbox::v1::TakeSnapshotResponse>> TakeSnapshot(Call& call, const Deps& deps,
                                                                   const sandbox::v1::TakeSnapshotRequest& request);
core::Result<Work<sandbox::v1::ListSnapshotsResponse>> ListSnapshots(Call& call, const Deps& deps,
                                                                     const sandbox::v1::ListSnapshotsRequest& request);
core::Result<Work<sandbox::v1::RestoreSnapshotResponse>> RestoreSnapshot(
    Call& call, const Deps& deps, const sandbox::v1::RestoreSnapshotRequest& request);

}  // namespace parcours::simulator
