// Names of people and places in the two forms that services compare: as INSi takes them, and for looking up.
//
// Pure and thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parcours::core {

// Upper case, no diacritics, hyphens and apostrophes kept, one space between words: "Lérenne" -> "LERENNE",
// "d’Œuvre" -> "D'OEUVRE". Source: INSi request ^[A-Z\-' ]+$ (padoa/tlsi-ins, src/wsdl). Nothing if a character has no
// Latin letter to stand for it (digits, full stops, other alphabets: a guess would make another person of somebody), if
// no letter is left, or if the text is no UTF-8.
std::optional<std::string> ToInsName(std::string_view declared);

// For looking up: the same letters, digits kept, everything else a space: "Hôpital Saint-Jean (2)" -> "HOPITAL SAINT
// JEAN 2". Empty if nothing is left or the text is no UTF-8.
std::string ForLookup(std::string_view text);

}  // namespace parcours::core
