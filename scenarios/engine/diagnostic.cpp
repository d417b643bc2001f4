#include "scenarios/engine/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "core/text.h"

namespace parcours::scenarios {
namespace {

constexpr std::size_t kFew = 8;
constexpr std::size_t kMost = 1000;
constexpr std::size_t kLongestWord = 80;   // no longer word is a mistyped one
constexpr std::size_t kLongestLine = 600;  // bytes

// One line of text for a terminal: a file may hold anything, newlines and escape sequences included.
std::string Legible(std::string_view text) {
  std::string legible;
  for (const char c : text.substr(0, kLongestLine)) {
    if (c == '\n') {
      legible += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      legible += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      legible.push_back(c);
    }
  }
  if (text.size() > kLongestLine) {
    while (!legible.empty() && !core::IsUtf8(legible)) legible.pop_back();  // not within a character
    legible += "…";
  }
  return legible;
}

}  // namespace

std::string Render(const Diagnostic& diagnostic) {
  std::string place(diagnostic.mark.path());
  if (diagnostic.mark.line > 0) place += fmt::format(":{}:{}", diagnostic.mark.line, diagnostic.mark.column);
  return fmt::format("{}: {}{}{}", place, diagnostic.what, diagnostic.hint.empty() ? "" : ", ", diagnostic.hint);
}

void Diagnostics::Add(const Mark& mark, std::string_view what, std::string_view hint) {
  if (all_.size() < kMost) all_.push_back(Diagnostic{.mark = mark, .what = Legible(what), .hint = Legible(hint)});
}

void Diagnostics::AddUnknown(const Mark& mark, std::string_view kind, std::string_view word,
                             const std::vector<std::string>& candidates) {
  if (all_.size() >= kMost) return;
  std::string hint;
  const std::string nearest = word.size() <= kLongestWord ? core::Nearest(word, candidates) : std::string();
  if (!nearest.empty()) {
    hint = fmt::format("did you mean {}?", nearest);
  } else if (!candidates.empty() && candidates.size() <= kFew) {
    hint = "one of " + core::Join(candidates, ", ");
  }
  Add(mark, fmt::format("unknown {} {}", kind, word), hint);
}

void Diagnostics::Merge(const Diagnostics& others) {
  all_.insert(all_.end(), others.all_.begin(), others.all_.end());
}

std::vector<Diagnostic> Diagnostics::Sorted() const {
  std::vector<Diagnostic> sorted = all_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tuple(a.mark.path(), a.mark.line, a.mark.column) <
           std::tuple(b.mark.path(), b.mark.line, b.mark.column);
  });
  return sorted;
}

}  // namespace parcours::scenarios
