// Text as searches compare it: lower case, French letters included.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace parcours::dmp {

// A-Z and the capitals of Latin-1 (À to Þ) become small, and Œ becomes œ; the rest stays.
std::string Fold(std::string_view utf8);

}  // namespace parcours::dmp
