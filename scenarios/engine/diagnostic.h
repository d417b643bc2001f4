// What is wrong with a scenario file, where, and what would be right.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace parcours::scenarios {

// A place in a file. Lines and columns count from 1; 0 means the file as a whole.
struct Mark {
  std::shared_ptr<const std::string> file;
  int line = 0;
  int column = 0;

  std::string_view path() const { return file ? std::string_view(*file) : std::string_view(); }
};

struct Diagnostic {
  Mark mark;
  std::string what;  // lower case, no final period: "unknown field birth_nam"
  std::string hint;  // what would be right: "did you mean birth_name?"; may be empty
};

// "paul.yaml:12:5: unknown field birth_nam, did you mean birth_name?"
std::string Render(const Diagnostic& diagnostic);

// Collects the first thousand; not thread-safe.
class Diagnostics {
 public:
  // Text out of files is made legible: one line, no control characters, cut where it is very long.
  void Add(const Mark& mark, std::string_view what, std::string_view hint = {});
  // With the nearest of `candidates` as hint, or all of them if they are few.
  void AddUnknown(const Mark& mark, std::string_view kind, std::string_view word,
                  const std::vector<std::string>& candidates);

  void Merge(const Diagnostics& others);

  bool empty() const { return all_.empty(); }
  std::size_t size() const { return all_.size(); }
  // In order of file, line and column.
  std::vector<Diagnostic> Sorted() const;

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace parcours::scenarios
