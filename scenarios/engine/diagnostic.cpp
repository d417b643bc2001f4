#include "scenarios/engine/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "core/text.h"

namespace parcours::scenarios {
namespace {

constexpr std::size_t kFew = 8;

}  // namespace

std::string Render(const Diagnostic& diagnostic) {
  std::string place(diagnostic.mark.path());
  if (diagnostic.mark.line > 0) place += fmt::format(":{}:{}", diagnostic.mark.line, diagnostic.mark.column);
  return fmt::format("{}: {}{}{}", place, diagnostic.what, diagnostic.hint.empty() ? "" : ", ", diagnostic.hint);
}

void Diagnostics::Add(const Mark& mark, std::string what, std::string hint) {
  all_.push_back(Diagnostic{.mark = mark, .what = std::move(what), .hint = std::move(hint)});
}

void Diagnostics::AddUnknown(const Mark& mark, std::string_view kind, std::string_view word,
                             const std::vector<std::string>& candidates) {
  std::string hint;
  if (const std::string nearest = core::Nearest(word, candidates); !nearest.empty()) {
    hint = fmt::format("did you mean {}?", nearest);
  } else if (!candidates.empty() && candidates.size() <= kFew) {
    hint = "one of " + core::Join(candidates, ", ");
  }
  Add(mark, fmt::format("unknown {} {}", kind, word), std::move(hint));
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
