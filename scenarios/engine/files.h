// Which files are scenarios.
#pragma once

#include <filesystem>
#include <set>

namespace parcours::scenarios {

// A file as it is; of a folder, every YAML file in it and below that has acts (those without are parts that others
// include). What cannot be read counts as a scenario, so that it is complained about.
std::set<std::filesystem::path> ScenarioFiles(const std::filesystem::path& path);

}  // namespace parcours::scenarios
