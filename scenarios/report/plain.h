// Text of any origin, made safe to show, and measured for a terminal. Pure; thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parcours::scenarios {

enum class LineBreaks { kKept, kAsSpaces };

// Leaves out what would act on a terminal, on the order of the letters around it, or be refused by XML: control
// characters, explicit directional overrides and isolates, noncharacters. Bytes that are no UTF-8 become U+FFFD each.
// Letters that are written from right to left stay.
std::string Plain(std::string_view text, LineBreaks breaks);

// How many columns of a terminal UTF-8 text takes: combining marks none, East Asian wide characters and emoji two.
std::size_t Columns(std::string_view text);

// Breaks at spaces into lines of at most `width` columns; a word that is longer is cut. French punctuation stays with
// its word. Never empty.
std::vector<std::string> Wrapped(std::string_view text, std::size_t width);

// The text if it takes at most `width` columns, else its beginning and "…".
std::string Shortened(std::string_view text, std::size_t width);

}  // namespace parcours::scenarios
