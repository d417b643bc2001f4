// Puts runs of text together as a reader sees them: white space in a row is one space, none at the ends of lines.
//
// Not thread-safe.
#pragma once

#include <string_view>

#include "documents/rendering/readable.h"

namespace parcours::documents {

class WordsBuilder {
 public:
  // `style`: everything but its text counts.
  void Append(std::string_view text, const Run& style);
  // A line break, unless the line is empty.
  void Break();

  // What was put together; leaves nothing.
  Words Take();

 private:
  Words words_;
  bool space_ = false;  // one is owed before the next word
  bool line_ = false;   // there is a word on this line
  bool break_ = false;  // a break is owed before the next word
};

}  // namespace parcours::documents
