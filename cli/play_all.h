// Playing many scenarios on one host, some at a time.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/text.h"
#include "scenarios/engine/player.h"
#include "scenarios/report/text.h"

namespace parcours::cli {

struct PlayAllOptions {
  scenarios::PlayOptions play;
  std::size_t parallel = 1;
  core::Language language = core::Language::kFrench;
  scenarios::Colour colour = scenarios::Colour::kNever;
};

// Results in the order of the scenarios. One at a time is told live on standard output; of several each is told when it
// has ended.
std::vector<scenarios::RunResult> PlayAll(const std::vector<std::unique_ptr<const scenarios::Scenario>>& scenarios,
                                          const scenarios::World& world, const PlayAllOptions& options);

}  // namespace parcours::cli
