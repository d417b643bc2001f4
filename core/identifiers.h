// The national identifiers of professionals and structures: what they look like and whether their keys check.
//
// Sources: ANS, Modèle des objets de santé (Professionnel, EntiteGeographique). Pure; thread-safe.
#pragma once

#include <string_view>

namespace parcours::core {

// True if the last digit is the Luhn key of the others. `digits`: two digits at least, nothing else.
bool HasLuhnKey(std::string_view digits);

// RPPS number: 11 digits, the last one the Luhn key.
bool IsRpps(std::string_view text);

// FINESS number: department (2A, 2B and the test range's letter in second place included) and seven more digits; the
// last one is the Luhn key where all are digits (test numbers with a letter have no key).
bool IsFiness(std::string_view text);

}  // namespace parcours::core
