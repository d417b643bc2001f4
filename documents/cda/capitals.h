// Headings of plain text, which are lines in capitals.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace parcours::documents {

// Letters of French as capitals, with their accents: "État à la sortie" -> "ÉTAT À LA SORTIE".
std::string InCapitals(std::string_view text);

// True for a line with at least three capitals and no small letter, short enough to be a heading.
bool IsInCapitals(std::string_view line);

}  // namespace parcours::documents
