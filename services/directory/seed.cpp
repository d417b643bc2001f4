#include "services/directory/seed.h"

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>

#include "core/identifiers.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/directory/rules/nomenclature.h"
#include "services/directory/store.h"

namespace parcours::directory {
namespace {

using Structures = std::map<std::string, v1::Structure, std::less<>>;  // by handle

core::Result<void> Bad(std::string field, std::string description) {
  return core::Refuse({.reason = common::v1::REASON_INVALID_ARGUMENT,
                       .detail = field + " " + description,
                       .violations = {{field, description}}});
}

core::Result<Structures> SeedStructures(platform::Transaction& tx, const sandbox::v1::Cast& cast) {
  Structures structures;
  for (int i = 0; i < cast.structures_size(); ++i) {
    const sandbox::v1::Structure& one = cast.structures(i);
    v1::Structure structure;
    structure.set_finess(one.finess());
    structure.set_struct_id_nat(core::StructIdNatOfFiness(one.finess()));
    structure.set_name(one.name());
    *structure.mutable_sector() = Sector(one.sector());
    structure.set_town(one.town());
    structure.set_medical_regulation(one.samu());
    structure.set_mss_address(one.mss_address());
    if (FindStructure(tx.sql(), structure.struct_id_nat())) {
      TRY(Bad(fmt::format("structures[{}].finess", i), "is that of another structure"));
    }
    InsertStructure(tx.sql(), structure);
    structures[one.handle()] = std::move(structure);
  }
  return structures;
}

core::Result<void> AddExercise(const Structures& structures, const std::string& structure, const std::string& path,
                               std::string id, v1::Professional& professional) {
  const auto found = structures.find(structure);
  if (found == structures.end()) return Bad(path + ".structure", "is no structure of the cast");
  v1::Exercise& exercise = *professional.add_exercises();
  exercise.set_id(std::move(id));
  *exercise.mutable_structure() = found->second;
  return {};
}

core::Result<void> Register(platform::Transaction& tx, const v1::Professional& professional, std::string field) {
  if (FindProfessional(tx.sql(), professional.ps_id_nat())) return Bad(std::move(field), "is that of somebody else");
  InsertProfessional(tx.sql(), professional);
  return {};
}

core::Result<void> SeedProfessional(platform::Transaction& tx, const Structures& structures,
                                    const sandbox::v1::Professional& one, const std::string& path) {
  if (!IsProfession(one.profession())) return Bad(path + ".profession", "is no code of TRE_G15");
  v1::Professional professional;
  professional.set_ps_id_nat(core::PsIdNatOfRpps(one.rpps()));
  professional.set_rpps(one.rpps());
  professional.set_title(one.title());
  professional.set_given_name(one.given_name());
  professional.set_family_name(one.family_name());
  professional.set_student(one.student());
  *professional.mutable_profession() = Profession(one.profession());
  *professional.mutable_speciality() = Speciality(one.speciality());
  for (int i = 0; i < one.exercises_size(); ++i) {
    const sandbox::v1::Exercise& exercise = one.exercises(i);
    const std::string where = fmt::format("{}.exercises[{}]", path, i);
    TRY(AddExercise(structures, exercise.structure(), where, fmt::format("{}-{}", one.rpps(), i + 1), professional));
    const v1::ExerciseMode mode = ModeOf(exercise.mode());
    if (mode == v1::EXERCISE_MODE_UNSPECIFIED && !exercise.mode().empty()) return Bad(where + ".mode", "is L, S or B");
    v1::Exercise& added = *professional.mutable_exercises()->rbegin();
    added.set_mode(mode);
    if (!exercise.mss_red_list()) added.set_mss_address(exercise.mss_address());
  }
  return Register(tx, professional, path + ".rpps");
}

core::Result<void> SeedEmployee(platform::Transaction& tx, const Structures& structures,
                                const sandbox::v1::Employee& one, const std::string& path) {
  v1::Professional employee;
  const auto found = structures.find(one.structure());
  if (found == structures.end()) return Bad(path + ".structure", "is no structure of the cast");
  employee.set_ps_id_nat(core::PsIdNatOfEmployee(found->second.finess(), one.internal_id()));
  employee.set_given_name(one.given_name());
  employee.set_family_name(one.family_name());
  TRY(AddExercise(structures, one.structure(), path, fmt::format("{}-{}-1", found->second.finess(), one.internal_id()),
                  employee));
  v1::Exercise& added = *employee.mutable_exercises(0);
  added.set_mode(v1::EXERCISE_MODE_EMPLOYED);
  *added.mutable_role() = Role(one.role());
  return Register(tx, employee, path + ".internal_id");
}

}  // namespace

core::Result<void> SeedDirectory(platform::Transaction& tx, const sandbox::v1::Cast& cast) {
  const Structures structures = TRY(SeedStructures(tx, cast));
  for (int i = 0; i < cast.professionals_size(); ++i) {
    TRY(SeedProfessional(tx, structures, cast.professionals(i), fmt::format("professionals[{}]", i)));
  }
  for (int i = 0; i < cast.employees_size(); ++i) {
    TRY(SeedEmployee(tx, structures, cast.employees(i), fmt::format("employees[{}]", i)));
  }
  return {};
}

}  // namespace parcours::directory
