#include "cli/find_scenarios.h"

#include <algorithm>
#include <set>

#include "scenarios/engine/checker.h"
#include "scenarios/engine/files.h"
#include "scenarios/engine/loader.h"

namespace parcours::cli {
namespace {

std::set<std::filesystem::path> FilesIn(const Selection& selection) {
  std::set<std::filesystem::path> files;
  for (const std::string& name : selection.paths) files.merge(scenarios::ScenarioFiles(name));
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
