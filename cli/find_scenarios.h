// Which scenarios a command line names: files as they are, folders with everything that is a scenario in them.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "scenarios/engine/diagnostic.h"
#include "scenarios/engine/model.h"

namespace parcours::cli {

struct Selection {
  std::vector<std::string> paths;   // files and folders
  std::vector<std::string> labels;  // any of them; empty: all
};

// Loads and checks. Files of a folder that have no acts are parts that others include, and are left out.
// What is wrong with any of them is said in `diagnostics`; sorted by path.
std::vector<std::unique_ptr<const scenarios::Scenario>> FindScenarios(const Selection& selection,
                                                                      scenarios::Diagnostics& diagnostics);

}  // namespace parcours::cli
