// Codes with the OID of their nomenclature and their French label.
//
// Pure and thread-safe.
#pragma once

#include <string_view>

#include "parcours/common/v1/common.pb.h"
#include "parcours/directory/v1/directory.pb.h"

namespace parcours::directory {

// OIDs: ANS, nomenclatures des objets de santé.
inline constexpr std::string_view kProfessionOid = "1.2.250.1.71.1.2.7";         // TRE_G15
inline constexpr std::string_view kStudentProfessionOid = "1.2.250.1.71.1.2.8";  // TRE_G16
inline constexpr std::string_view kSpecialityOid = "1.2.250.1.71.4.2.5";         // TRE_R01
inline constexpr std::string_view kSectorOid = "1.2.250.1.71.4.2.4";             // TRE_R02
inline constexpr std::string_view kRoleOid = "1.2.250.1.213.1.6.1.107";          // TRE_R85

// An empty code gives an empty message. A code without label is given as it is: nomenclatures grow.
common::v1::Code Profession(std::string_view code);
common::v1::Code StudentProfession(std::string_view code);
common::v1::Code Speciality(std::string_view code);
common::v1::Code Sector(std::string_view code);
common::v1::Code Role(std::string_view code);

// True for a code of TRE_G15.
bool IsProfession(std::string_view code);

// "L", "S", "B" (codeModeExercice); UNSPECIFIED for anything else.
v1::ExerciseMode ModeOf(std::string_view code);

}  // namespace parcours::directory
