// Plays a scenario in a sandbox of its own on a host.
//
// The player is a client like any other: it makes the sandbox, moves the clock, puts faults and handles cards by the
// host's own services, so that embedded and remote hosts are the same to it. It prints nothing: the listener hears what
// happens, the result tree holds what came of it.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>

#include "scenarios/engine/listener.h"
#include "scenarios/engine/model.h"
#include "scenarios/engine/result.h"
#include "scenarios/engine/world.h"

namespace parcours::scenarios {

struct PlayOptions {
  std::optional<std::uint64_t> seed;  // instead of the scenario's
  bool keep = false;                  // the sandbox stays on the host afterwards
  bool snapshots = false;             // one before each act
  // Once asked for, the step being played is the last one but for `finally`; the run has an environment failure.
  std::stop_token stop = {};
};

// The same scenario and seed give the same ids, codes and answers. `scenario` outlives the result. Blocks until the
// end. Calls of this function may run in parallel.
RunResult Play(const Scenario& scenario, const World& world, const PlayOptions& options, Listener& listener);

}  // namespace parcours::scenarios
