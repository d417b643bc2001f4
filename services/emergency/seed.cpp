#include "services/emergency/seed.h"

#include <map>

#include "core/identifiers.h"
#include "services/emergency/store.h"

namespace parcours::emergency {
namespace {

std::string DepartmentOf(const sandbox::v1::Structure& structure) {
  return structure.finess().substr(0, 2);
}

}  // namespace

core::Result<void> SeedStructures(platform::Transaction& tx, const sandbox::v1::Cast& cast) {
  std::map<std::string, int> centres;  // of a département
  for (const auto& one : cast.structures()) {
    if (one.samu()) ++centres[DepartmentOf(one)];
  }
  std::map<std::string, char> next;
  for (const auto& one : cast.structures()) {
    KnownStructure known{.name = one.name(), .centre = {}};
    if (one.samu()) {
      const std::string department = DepartmentOf(one);
      char& letter = next.emplace(department, 'A').first->second;
      known.centre = Centre{.department = department, .letter = centres[department] > 1 ? letter++ : '0'};
    }
    PutStructure(tx.sql(), core::StructIdNatOfFiness(one.finess()), known);
  }
  return {};
}

}  // namespace parcours::emergency
