#include "cli/find_scenarios.h"

#include <algorithm>
#include <set>

#include "core/files.h"
#include "scenarios/engine/checker.h"
#include "scenarios/engine/loader.h"
#include "scenarios/engine/yaml_reader.h"

namespace parcours::cli {
namespace {

bool IsYaml(const std::filesystem::path& path) {
  return path.extension() == ".yaml" || path.extension() == ".yml";
}

// What cannot be read counts as a scenario, so that it is complained about.
bool HasActs(const std::filesystem::path& path) {
  const auto text = core::ReadFile(path, scenarios::kMostBytes);
  if (!text) return true;
  scenarios::Diagnostics ignored;
  const auto root = scenarios::ReadYaml(*text, path.string(), ignored);
  return !root || root->Find("acts") != nullptr;
}

std::set<std::filesystem::path> FilesIn(const Selection& selection) {
  std::set<std::filesystem::path> files;
  for (const std::string& name : selection.paths) {
    std::error_code error;
    if (!std::filesystem::is_directory(name, error)) {
      files.insert(name);
      continue;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(name, error)) {
      if (entry.is_regular_file() && IsYaml(entry.path()) && HasActs(entry.path())) files.insert(entry.path());
    }
  }
  return files;
}

}  // namespace

std::vector<std::unique_ptr<const scenarios::Scenario>> FindScenarios(const Selection& selection,
                                                                      scenarios::Diagnostics& diagnostics) {
  std::vector<std::unique_ptr<const scenarios::Scenario>> found;
  for (const auto& file : FilesIn(selection)) {
    scenarios::Diagnostics own;  // one bad file does not hide what is wrong with the next
    auto scenario = scenarios::LoadScenario(file, own);
    if (scenario) scenarios::CheckScenario(*scenario, own);
    diagnostics.Merge(own);
    if (!scenario) continue;
    const auto wanted = [&](const std::string& label) {
      return std::find(selection.labels.begin(), selection.labels.end(), label) != selection.labels.end();
    };
    if (selection.labels.empty() || std::any_of(scenario->labels.begin(), scenario->labels.end(), wanted))
      found.push_back(std::move(scenario));
  }
  return found;
}

}  // namespace parcours::cli
