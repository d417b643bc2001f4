// Runs as JSON, for programs. Pure functions; thread-safe.
#pragma once

#include <string>
#include <vector>

#include "scenarios/engine/result.h"

namespace parcours::scenarios {

// Everything: outcomes, exchanges with their bodies, failures, wall times.
std::string FullJson(const std::vector<RunResult>& runs);

// What depends on scenario and seed alone, byte for byte the same each time, alone or in parallel: no wall times; ids
// that the host chooses at random, certificates and keys replaced by what they are.
std::string CanonicalJson(const std::vector<RunResult>& runs);

}  // namespace parcours::scenarios
