#include "services/followup/seed.h"

#include <fmt/format.h>

#include <map>
#include <string>

#include "core/identifiers.h"
#include "services/followup/orientation_store.h"

namespace parcours::followup {
namespace {

v1::UnitKind KindOf(sandbox::v1::UnitKind kind) {
  switch (kind) {
    case sandbox::v1::UNIT_KIND_SMR:
      return v1::UNIT_KIND_SMR;
    case sandbox::v1::UNIT_KIND_HAD:
      return v1::UNIT_KIND_HAD;
    case sandbox::v1::UNIT_KIND_USP:
      return v1::UNIT_KIND_USP;
    case sandbox::v1::UNIT_KIND_SSIAD:
      return v1::UNIT_KIND_SSIAD;
    case sandbox::v1::UNIT_KIND_UNSPECIFIED:
    case sandbox::v1::UnitKind_INT_MIN_SENTINEL_DO_NOT_USE_:
    case sandbox::v1::UnitKind_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return v1::UNIT_KIND_UNSPECIFIED;
}

// Units are named by the FINESS number and their rank: handles do not travel.
void SeedUnitsOf(platform::Transaction& tx, const sandbox::v1::Structure& structure) {
  int rank = 0;
  for (const auto& one : structure.units()) {
    v1::Unit unit;
    unit.set_id(fmt::format("{}-{}", structure.finess(), ++rank));
    unit.set_name(one.name());
    unit.set_kind(KindOf(one.kind()));
    unit.set_structure(core::StructIdNatOfFiness(structure.finess()));
    unit.set_structure_name(structure.name());
    unit.set_town(structure.town());
    PutUnit(tx.sql(), unit);
  }
}

}  // namespace

core::Result<void> SeedUnits(platform::Transaction& tx, const sandbox::v1::Cast& cast) {
  std::map<std::string, std::string> finess;
  for (const auto& structure : cast.structures()) {
    finess[structure.handle()] = structure.finess();
    SeedUnitsOf(tx, structure);
  }
  for (const auto& employee : cast.employees()) {
    if (!employee.medical_habilitation()) continue;
    PutHabilitation(tx.sql(), core::PsIdNatOfEmployee(finess[employee.structure()], employee.internal_id()));
  }
  return {};
}

}  // namespace parcours::followup
