#include "scenarios/report/escape.h"

#include "core/text.h"

namespace parcours::scenarios {

std::string EscapeMarkup(std::string_view text) {
  if (!core::IsUtf8(text)) return "(not UTF-8)";
  std::string escaped;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
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
    } else if (byte >= 0x20 || c == '\n' || c == '\t') {
      escaped.push_back(c);
    }
  }
  return escaped;
}

}  // namespace parcours::scenarios
