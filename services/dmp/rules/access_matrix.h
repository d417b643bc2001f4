// The matrice d'habilitation: which profession reads which types of documents, since when, and who says so.
//
// Immutable and thread-safe after construction.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace parcours::dmp {

class AccessMatrix {
 public:
  // Whether a profession may read, and who says so.
  struct Cell {
    bool read;
    std::string source;  // "ours" included
  };

  // Reads lines "profession, documents, yes|no, from, before, source", tab-separated; "#" begins a comment. Refuses
  // with FILE_MALFORMED (which line): a date that is none, a line that contradicts another on the same day.
  static core::Result<AccessMatrix> Parse(std::string_view table);

  // The matrix that comes with the program.
  static const AccessMatrix& Builtin();

  // Of the lines in force on `date` (YYYY-MM-DD) the one about the type decides, else that about its class, else that
  // about all documents; nothing if there is none.
  std::optional<Cell> Find(std::string_view profession, std::string_view type, std::string_view class_code,
                           std::string_view date) const;

  // True if some line lets the profession read something on that day.
  bool OpensAnything(std::string_view profession, std::string_view date) const;

 private:
  struct Line {
    bool read;
    std::string from;    // first day
    std::string before;  // first day after; empty: open
    std::string source;

    bool InForce(std::string_view date) const { return from <= date && (before.empty() || date < before); }
  };

  core::Result<void> Add(const std::string& profession, const std::string& documents, Line line, std::size_t number);

  // By profession, then by what they are about: a type, "class:NN" or "*".
  std::map<std::string, std::map<std::string, std::vector<Line>, std::less<>>, std::less<>> lines_;
};

}  // namespace parcours::dmp
