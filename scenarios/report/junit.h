// Runs as JUnit XML, for CI systems. Pure; thread-safe.
#pragma once

#include <string>
#include <vector>

#include "scenarios/engine/result.h"

namespace parcours::scenarios {

// A suite a scenario, a case a step. A failure says file, line and column and what was expected; requirement ids are
// properties of their case.
std::string JUnitXml(const std::vector<RunResult>& runs);

}  // namespace parcours::scenarios
