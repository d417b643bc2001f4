// From scenario files to the model.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "scenarios/engine/diagnostic.h"
#include "scenarios/engine/model.h"

namespace parcours::scenarios {

// The newest format that this program knows: `parcours: 1`.
inline constexpr int kFormat = 1;

// Reads a scenario and what it includes. Null if anything is wrong; `diagnostics` then says everything that is.
std::unique_ptr<const Scenario> LoadScenario(const std::filesystem::path& path, Diagnostics& diagnostics);

// The same from text, as if it stood in the file `path`.
std::unique_ptr<const Scenario> LoadScenarioText(std::string_view text, const std::filesystem::path& path,
                                                 Diagnostics& diagnostics);

}  // namespace parcours::scenarios
