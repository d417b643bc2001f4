// The number of an ordonnance: 18 characters of [0-9A-Z], as the real one has. How the real one is made is not public:
// this one begins with SIM, and its last character is a check character (Luhn, modulo 36).
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace parcours::prescription {

// `year`: the last two digits. `id`: any text; the same gives the same number.
std::string MakeNumber(int year, std::string_view id);

// A number as somebody typed it, brought into its form: upper case, without spaces and hyphens.
std::string Normalised(std::string_view typed);

// Whether a normalised number has the form and the right check character.
bool IsNumber(std::string_view number);

}  // namespace parcours::prescription
