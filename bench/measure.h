// What the benchmarks share: rounds, medians, and the rows of the table that script/bench prints.
//
// The machine is never quiet: ours and the reference alternate in rounds of one run, and the median of the rounds'
// ratios counts.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace parcours::bench {

// What the command line says: `program [--quick]`.
struct Options {
  bool quick = false;  // a smoke run: few rounds, figures without weight

  int Rounds(int full) const { return quick ? 2 : full; }
  int Count(int full) const { return quick ? full / 8 : full; }
};
Options ReadOptions(int count, char** arguments);

// Ends the program with what went wrong: a benchmark that failed has no figures.
[[noreturn]] void Fail(std::string_view what);

template <class T>
T Must(core::Result<T> result) {
  if (result) return core::internal::TakeValue(std::move(result));
  Fail(result.error().detail);
}

// Microseconds that `work` takes.
double Microseconds(const std::function<void()>& work);

// Microseconds of processor time that all threads of this program have used: what a busy machine does not distort much.
double ProcessorMicroseconds();

// Microseconds of one call, where `clients` threads make `count` calls of `each(client)` between them.
double ByClients(int clients, int count, const std::function<void(int client)>& each);

double Median(std::vector<double> values);

// Rounds in which a reference and ours alternate: the medians of both, and of their ratios.
struct Rounds {
  std::vector<double> ours;
  std::vector<double> reference;

  double Ratio() const;  // median of ours / reference, round by round
};
Rounds Alternate(int rounds, const std::function<double()>& ours, const std::function<double()>& reference);

// A row of the table on standard output, its cells separated by tabs.
struct Row {
  std::string_view what;
  std::string ours;
  std::string reference;
  double ratio = 0;
  std::string_view target;  // empty: none, for information
  bool met = true;
};
void Print(const Row& row);
std::string Number(double value, std::string_view unit, int decimals = 0);

// A folder of its own on the disk that is measured (TMPDIR); gone at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace parcours::bench
