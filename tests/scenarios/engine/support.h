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

// The head of a scenario with a small cast: paul; doctor (CPS, e-CPS), student (CPF), secretary (CPE, PIN 4321);
// hospital. Inline, so that it is made before the tables that use it.
inline const std::string kHead = R"(parcours: 1
title: { fr: "Essai", en: "Trial" }
starts: 2025-03-22T14:35:00+01:00
cast:
  persons:
    paul:
      traits: { birth_name: MARTEL, given_names: [PAUL], sex: MALE, birth_date: 1961-06-12, birth_place: "18033" }
      mobile: "+33639981234"
      record: { state: OPEN, account_identifier: paul.martel, account_password: Cerisier2025 }
  professionals:
    doctor: { title: DR, given_name: CLAIRE, family_name: LENOIR, rpps: "99700000013", profession: "10", speciality: SM04, exercises: { structure: hospital, mode: S }, has_ecps: true, mobile: "+33639982001" }
    student: { given_name: TOM, family_name: PETIT, rpps: "99700000021", profession: "10", student: true, exercises: { structure: hospital, mode: S } }
  employees:
    secretary: { given_name: ANNE, family_name: ROY, structure: hospital, internal_id: "000000018", role: "331" }
  structures:
    hospital: { name: HOPITAL DE TEST, finess: 1B0062023, sector: SA01, town: Bourges, samu: true }
  cards:
    secretary: { kind: CPE, pin: "4321" }
)";

// The scenario of this file, or null; what is wrong with it.
std::unique_ptr<const Scenario> LoadAndCheck(const std::filesystem::path& path, Diagnostics& diagnostics);

// The scenario of this text; the test fails if anything is said of it.
std::unique_ptr<const Scenario> Load(std::string_view yaml, const std::filesystem::path& path = "t.yaml");

}  // namespace parcours::scenarios::testing
