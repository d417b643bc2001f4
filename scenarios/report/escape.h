// Text into XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace parcours::scenarios {

// Escapes & < > " ' in what Plain() leaves of a text. Thread-safe.
std::string EscapeMarkup(std::string_view text);

}  // namespace parcours::scenarios
