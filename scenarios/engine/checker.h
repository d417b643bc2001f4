// What can be known of a scenario without a host: methods, fields, people, variables, reasons.
#pragma once

#include "scenarios/engine/diagnostic.h"
#include "scenarios/engine/model.h"

namespace parcours::scenarios {

// Says everything that would fail whoever plays it. Thread-safe.
void CheckScenario(const Scenario& scenario, Diagnostics& diagnostics);

}  // namespace parcours::scenarios
