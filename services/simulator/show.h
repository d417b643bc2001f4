// The simulator's own things as its contract shows them. Thread-safe.
#pragma once

#include <google/protobuf/timestamp.pb.h>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/sandbox/v1/sandbox.pb.h"
#include "services/platform/sandbox/sandboxes.h"

namespace parcours::simulator {

google::protobuf::Timestamp ToTimestamp(core::Time time);

// Reads the sandbox's clock and branch. Refuses with STORE_FAILED.
core::Result<sandbox::v1::Sandbox> ShowSandbox(const platform::SandboxRecord& record, platform::Sandbox& sandbox);

sandbox::v1::Snapshot ShowSnapshot(const platform::SnapshotRecord& record);

}  // namespace parcours::simulator
