// What the tests of the engine share.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/engine/diagnostic.h"
#include "scenarios/engine/model.h"
#include "scenarios/engine/node.h"

namespace parcours::scenarios::testing {

// A folder of its own, removed with it.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  // Writes a file, with the folders above it, and gives its path.
  std::filesystem::path Write(const std::filesystem::path& name, std::string_view bytes) const;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// All that was said, rendered and in order, one a line.
std::string Said(const Diagnostics& diagnostics);

// What loading, and checking if it loads, say of this text as t.yaml.
std::string SaidOf(std::string_view yaml);

// A node of well-formed YAML.
Node Yaml(std::string_view text);

// The head of a scenario with a small cast: paul; doctor (CPS), student (CPF), secretary (CPE, PIN 4321); hospital.
extern const std::string kHead;

// The scenario of this text; the test fails if anything is said of it.
std::unique_ptr<const Scenario> Load(std::string_view yaml, const std::filesystem::path& path = "t.yaml");

}  // namespace parcours::scenarios::testing
