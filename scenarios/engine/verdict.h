// Whether what came back from a call is what was expected.
#pragma once

#include <vector>

#include "scenarios/engine/node.h"
#include "scenarios/engine/result.h"
#include "scenarios/engine/variables.h"
#include "scenarios/engine/wire.h"

namespace parcours::scenarios {

// Appends to `failures` how the outcome differs. `expect`: fields of the answer, {refused: …} or {tls: refused}; null:
// the call is accepted, whatever it answers. `mark`: the place of what was called. Thread-safe.
void Compare(const Mark& mark, const CallOutcome& outcome, const Json& answer, const Node* expect, const Lookup& lookup,
             std::vector<Failure>& failures);

}  // namespace parcours::scenarios
