#include "services/directory/rules/nomenclature.h"

#include <algorithm>
#include <span>
#include <string>

#include "services/directory/rules/labels.h"

namespace parcours::directory {
namespace {

common::v1::Code Coded(std::string_view code, std::string_view oid, std::span<const Label> labels) {
  common::v1::Code coded;
  if (code.empty()) return coded;
  coded.set_code(std::string(code));
  coded.set_system(std::string(oid));
  const auto label = std::ranges::find(labels, code, &Label::code);
  if (label != labels.end()) coded.set_display(std::string(label->text));
  return coded;
}

}  // namespace

common::v1::Code Profession(std::string_view code) {
  return Coded(code, kProfessionOid, kProfessions);
}

common::v1::Code StudentProfession(std::string_view code) {
  return Coded(code, kStudentProfessionOid, kProfessions);
}

common::v1::Code Speciality(std::string_view code) {
  return Coded(code, kSpecialityOid, kSpecialities);
}

common::v1::Code Sector(std::string_view code) {
  return Coded(code, kSectorOid, kSectors);
}

common::v1::Code Role(std::string_view code) {
  return Coded(code, kRoleOid, kRoles);
}

bool IsProfession(std::string_view code) {
  return std::ranges::find(kProfessions, code, &Label::code) != kProfessions.end();
}

v1::ExerciseMode ModeOf(std::string_view code) {
  if (code == "L") return v1::EXERCISE_MODE_SELF_EMPLOYED;
  if (code == "S") return v1::EXERCISE_MODE_EMPLOYED;
  if (code == "B") return v1::EXERCISE_MODE_VOLUNTEER;
  return v1::EXERCISE_MODE_UNSPECIFIED;
}

}  // namespace parcours::directory
