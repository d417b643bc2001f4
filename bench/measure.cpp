#include "bench/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <ctime>
#include <system_error>
#include <thread>

namespace parcours::bench {

Options ReadOptions(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    if (std::strcmp(arguments[i], "--quick") != 0) Fail(fmt::format("{}: no such option", arguments[i]));
    options.quick = true;
  }
  return options;
}

void Fail(std::string_view what) {
  fmt::print(stderr, "bench: {}\n", what);
  std::_Exit(3);  // other threads may be in the middle of a call
}

double Microseconds(const std::function<void()>& work) {
  const auto begun = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begun).count();
}

double ProcessorMicroseconds() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) * 1e6 + static_cast<double>(used.tv_nsec) / 1e3;
}

double ByClients(int clients, int count, const std::function<void(int)>& each) {
  const int share = count / clients;
  const double all = Microseconds([&] {
    std::vector<std::thread> threads;
    for (int client = 0; client < clients; ++client) {
      threads.emplace_back([&each, client, share] {
        for (int done = 0; done < share; ++done) each(client);
      });
    }
    for (std::thread& thread : threads) thread.join();
  });
  return all / (share * clients);
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double Rounds::Ratio() const {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < ours.size(); ++i) ratios.push_back(ours[i] / reference[i]);
  return Median(std::move(ratios));
}

Rounds Alternate(int rounds, const std::function<double()>& ours, const std::function<double()>& reference) {
  Rounds measured;
  for (int round = 0; round < rounds; ++round) {
    measured.reference.push_back(reference());
    measured.ours.push_back(ours());
  }
  return measured;
}

void Print(const Row& row) {
  const std::string_view verdict = row.target.empty() ? "-" : row.met ? "met" : "missed";
  fmt::print("{}\t{}\t{}\t{}\t{}\t{}\n", row.what, row.ours, row.reference,
             row.ratio == 0 ? "-" : fmt::format("{:.2f}", row.ratio), row.target.empty() ? "-" : row.target, verdict);
  std::fflush(stdout);
}

std::string Number(double value, std::string_view unit, int decimals) {
  return fmt::format("{:.{}f} {}", value, decimals, unit);
}

Folder::Folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "parcours-bench-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) Fail(pattern + ": no temporary folder");
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace parcours::bench
