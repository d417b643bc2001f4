// The national identifiers of professionals and structures: what they look like and whether their keys check.
//
// Sources: ANS, Modèle des objets de santé (Professionnel, EntiteGeographique). Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace parcours::core {

// True if the last digit is the Luhn key of the others. `digits`: two digits at least, nothing else.
bool HasLuhnKey(std::string_view digits);

// RPPS number: 11 digits, the last one the Luhn key.
bool IsRpps(std::string_view text);

// FINESS number: department (2A, 2B and the test range's letter in second place included) and seven more digits; the
// last one is the Luhn key where all are digits (test numbers with a letter have no key).
bool IsFiness(std::string_view text);

// PS_IdNat (1.2.250.1.71.4.2.1) of a professional, and of an employee by the number at the employer.
std::string PsIdNatOfRpps(std::string_view rpps);
std::string PsIdNatOfEmployee(std::string_view finess, std::string_view internal_id);

// Struct_IdNat (1.2.250.1.71.4.2.2) of a structure.
std::string StructIdNatOfFiness(std::string_view finess);

// PS_IdNat, the national identifier of a professional or employee: 8 and the RPPS number; 0 and the ADELI number; 3 and
// the FINESS number, 4 SIREN, 5 SIRET, 1 and 6 the number of a surgery, each with "/" and an internal number.
bool IsPsIdNat(std::string_view text);

// Struct_IdNat, the national identifier of a structure: 1 and the FINESS number, 2 SIREN, 3 SIRET, 4 RPPS and rank, 0
// ADELI and rank.
bool IsStructIdNat(std::string_view text);

}  // namespace parcours::core
