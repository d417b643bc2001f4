// French text made comparable.
//
// Pure and thread-safe.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace parcours::consultation {

// Lower case without accents, one space between words and at both ends, no punctuation but between digits: so that
// " word" finds a word by its beginning.
std::string Folded(std::string_view text);

// The beginnings (five letters) of the words that carry a meaning.
std::set<std::string> StemsOf(std::string_view text);

// The doses in it: "2,5 mg".
std::set<std::string> DosesOf(std::string_view text);

bool IsNegated(std::string_view text);

// "d" and "g": the sides in it.
std::set<char> SidesOf(std::string_view text);

}  // namespace parcours::consultation
