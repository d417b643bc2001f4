// Text into XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace parcours::scenarios {

// Escapes & < > " ' and leaves out what neither may hold (control characters, invalid UTF-8). Thread-safe.
std::string EscapeMarkup(std::string_view text);

}  // namespace parcours::scenarios
