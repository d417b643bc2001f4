#include "cli/play_all.h"

#include <algorithm>
#include <atomic>
#include <iostream>
#include <mutex>
#include <sstream>
#include <thread>

namespace parcours::cli {

std::vector<scenarios::RunResult> PlayAll(const std::vector<std::unique_ptr<const scenarios::Scenario>>& scenarios,
                                          const scenarios::World& world, const PlayAllOptions& options) {
  std::vector<scenarios::RunResult> results(scenarios.size());
  const std::size_t threads = std::min(options.parallel, scenarios.size());
  if (threads <= 1) {
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      if (i > 0) std::cout << '\n';
      scenarios::LiveText live(std::cout, options.language, options.colour);
      results[i] = scenarios::Play(*scenarios[i], world, options.play, live);
    }
    return results;
  }
  std::atomic<std::size_t> next = 0;
  std::mutex output;
  std::vector<std::jthread> workers;
  for (std::size_t worker = 0; worker < threads; ++worker) {
    workers.emplace_back([&] {
      for (std::size_t i = next++; i < scenarios.size(); i = next++) {
        std::ostringstream told;
        scenarios::LiveText live(told, options.language, options.colour);
        results[i] = scenarios::Play(*scenarios[i], world, options.play, live);
        const std::lock_guard lock(output);
        std::cout << told.str() << '\n' << std::flush;
      }
    });
  }
  workers.clear();  // joins
  return results;
}

}  // namespace parcours::cli
