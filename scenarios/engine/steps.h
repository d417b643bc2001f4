// Reading one step. For the loader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/engine/diagnostic.h"
#include "scenarios/engine/model.h"

namespace parcours::scenarios {

// `id`: the step's id if it has none of its own.
Step ReadStep(const Node& node, const std::string& id, Diagnostics& diagnostics);

// The keys that say which kind a step is.
const std::vector<std::string>& StepKinds();

// All keys that a step of this kind may have.
std::vector<std::string> KeysOf(std::string_view kind);

}  // namespace parcours::scenarios
