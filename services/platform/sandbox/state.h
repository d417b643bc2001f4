// The few facts that a sandbox's store keeps about the sandbox itself: its clock, its branch, how many ids it gave out.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <cstdint>

#include "core/clock.h"
#include "services/platform/store/store.h"

namespace parcours::platform {

struct SandboxState {
  core::Time now;      // simulated
  core::Time started;  // simulated
  std::uint32_t branch = 1;
  std::uint64_t ids_given = 0;
};

SandboxState ReadSandboxState(ReadTransaction& tx);
void WriteSandboxState(WriteTransaction& tx, const SandboxState& state);
void WriteIdsGiven(WriteTransaction& tx, std::uint64_t ids_given);

}  // namespace parcours::platform
