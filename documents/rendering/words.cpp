#include "documents/rendering/words.h"

#include <utility>

namespace parcours::documents {
namespace {

bool IsSpace(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool SameStyle(const Run& one, const Run& other) {
  return one.bold == other.bold && one.italic == other.italic && one.underline == other.underline;
}

}  // namespace

void WordsBuilder::Append(std::string_view text, const Run& style) {
  std::string added;
  for (const char c : text) {
    if (IsSpace(c)) {
      space_ = true;
      continue;
    }
    if (break_) {
      added += '\n';
    } else if (space_ && line_) {
      added += ' ';
    }
    break_ = space_ = false;
    line_ = true;
    added += c;
  }
  if (added.empty()) return;
  if (words_.empty() || !SameStyle(words_.back(), style)) {
    words_.push_back(Run{.bold = style.bold, .italic = style.italic, .underline = style.underline});
  }
  words_.back().text += added;
}

void WordsBuilder::Break() {
  if (!line_) return;
  break_ = true;
  line_ = space_ = false;
}

Words WordsBuilder::Take() {
  space_ = line_ = break_ = false;
  return std::exchange(words_, {});
}

}  // namespace parcours::documents
