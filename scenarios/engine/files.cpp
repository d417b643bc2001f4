#include "scenarios/engine/files.h"

#include <system_error>

#include "core/files.h"
#include "scenarios/engine/diagnostic.h"
#include "scenarios/engine/yaml_reader.h"

namespace parcours::scenarios {
namespace {

bool IsYaml(const std::filesystem::path& path) {
  return path.extension() == ".yaml" || path.extension() == ".yml";
}

bool HasActs(const std::filesystem::path& path) {
  const auto text = core::ReadFile(path, kMostBytes);
  if (!text) return true;
  Diagnostics ignored;
  const auto root = ReadYaml(*text, path.string(), ignored);
  return !root || root->Find("acts") != nullptr;
}

}  // namespace

std::set<std::filesystem::path> ScenarioFiles(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) return {path};
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path, error)) {
    if (entry.is_regular_file() && IsYaml(entry.path()) && HasActs(entry.path())) files.insert(entry.path());
  }
  return files;
}

}  // namespace parcours::scenarios
