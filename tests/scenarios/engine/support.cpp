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

const std::string kHead = R"(parcours: 1
title: { fr: "Essai", en: "Trial" }
starts: 2025-03-22T14:35:00+01:00
cast:
  persons:
    paul:
      traits: { birth_name: MARTEL, given_names: [PAUL], sex: MALE, birth_date: 1961-06-12, birth_place: "18033" }
      mobile: "+33639981234"
      record: { state: OPEN }
  professionals:
    doctor: { title: DR, given_name: CLAIRE, family_name: LENOIR, rpps: "99700000013", profession: "10", speciality: SM04, exercises: { structure: hospital, mode: S } }
    student: { given_name: TOM, family_name: PETIT, rpps: "99700000021", profession: "10", student: true, exercises: { structure: hospital, mode: S } }
  employees:
    secretary: { given_name: ANNE, family_name: ROY, structure: hospital, internal_id: "000000018", role: "331" }
  structures:
    hospital: { name: HOPITAL DE TEST, finess: 1B0062023, sector: SA01, town: Bourges, samu: true }
  cards:
    secretary: { kind: CPE, pin: "4321" }
)";

std::unique_ptr<const Scenario> Load(std::string_view yaml, const std::filesystem::path& path) {
  Diagnostics diagnostics;
  auto scenario = LoadScenarioText(yaml, path, diagnostics);
  if (scenario) CheckScenario(*scenario, diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << Said(diagnostics);
  return scenario;
}

}  // namespace parcours::scenarios::testing
