#include "scenarios/report/escape.h"

#include "scenarios/report/plain.h"

namespace parcours::scenarios {

std::string EscapeMarkup(std::string_view text) {
  std::string escaped;
  for (const char c : Plain(text, LineBreaks::kKept)) {
    if (c == '&') {
      escaped += "&amp;";
    } else if (c == '<') {
      escaped += "&lt;";
    } else if (c == '>') {
      escaped += "&gt;";
    } else if (c == '"') {
      escaped += "&quot;";
    } else if (c == '\'') {
      escaped += "&#39;";
    } else {
      escaped.push_back(c);
    }
  }
  return escaped;
}

}  // namespace parcours::scenarios
