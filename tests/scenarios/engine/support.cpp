#include "tests/scenarios/engine/support.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "scenarios/engine/checker.h"
#include "scenarios/engine/loader.h"
#include "scenarios/engine/yaml_reader.h"

namespace parcours::scenarios::testing {

Folder::Folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "parcours-engine-XXXXXX").string();
  path_ = mkdtemp(pattern.data());
}

Folder::~Folder() {
  std::filesystem::remove_all(path_);
}

std::filesystem::path Folder::Write(const std::filesystem::path& name, std::string_view bytes) const {
  const std::filesystem::path path = path_ / name;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string Said(const Diagnostics& diagnostics) {
  std::string said;
  for (const Diagnostic& one : diagnostics.Sorted()) said += Render(one) + "\n";
  return said;
}

std::string SaidOf(std::string_view yaml) {
  Diagnostics diagnostics;
  const auto scenario = LoadScenarioText(yaml, "t.yaml", diagnostics);
  if (scenario) CheckScenario(*scenario, diagnostics);
  EXPECT_EQ(scenario == nullptr, scenario == nullptr && !diagnostics.empty()) << "nothing loaded and nothing said";
  return Said(diagnostics);
}

Node Yaml(std::string_view text) {
  Diagnostics diagnostics;
  const auto node = ReadYaml(text, "t.yaml", diagnostics);
  EXPECT_TRUE(node.has_value()) << Said(diagnostics);
  return node.value_or(Node{});
}

std::unique_ptr<const Scenario> LoadAndCheck(const std::filesystem::path& path, Diagnostics& diagnostics) {
  auto scenario = LoadScenario(path, diagnostics);
  if (scenario) CheckScenario(*scenario, diagnostics);
  return scenario;
}

std::unique_ptr<const Scenario> Load(std::string_view yaml, const std::filesystem::path& path) {
  Diagnostics diagnostics;
  auto scenario = LoadScenarioText(yaml, path, diagnostics);
  if (scenario) CheckScenario(*scenario, diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << Said(diagnostics);
  return scenario;
}

}  // namespace parcours::scenarios::testing
