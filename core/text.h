// Text in both of Parcours' languages, and the few string helpers that many parts need.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parcours::core {

enum class Language { kFrench, kEnglish };

// A sentence in French and English. Where one is missing the other is shown.
struct Text {
  std::string fr;
  std::string en;

  const std::string& In(Language language) const;
  bool empty() const { return fr.empty() && en.empty(); }
  bool operator==(const Text&) const = default;
};

// The candidate nearest to `word` by edit distance, or empty if none is near enough to be what was meant.
std::string Nearest(std::string_view word, const std::vector<std::string>& candidates);

std::vector<std::string> Split(std::string_view text, char separator);
std::string Join(const std::vector<std::string>& parts, std::string_view separator);

// True if `text` is valid UTF-8 (no surrogates, no overlong forms).
bool IsUtf8(std::string_view text);

// Lower-case hexadecimal of bytes, and back; Unhex returns empty on bad input.
std::string Hex(std::string_view bytes);
std::string Unhex(std::string_view hex);

}  // namespace parcours::core
