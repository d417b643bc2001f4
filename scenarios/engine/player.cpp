#include "scenarios/engine/player.h"

#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "scenarios/engine/sentences.h"
#include "scenarios/engine/stage.h"
#include "scenarios/engine/step_player.h"

namespace parcours::scenarios {
namespace {

// Steps in order; once one has failed the rest is passed over, unless it says that the act goes on. Cleanup (no act)
// goes through to its end.
ActResult PlayAct(StepPlayer& player, const std::vector<Step>& steps, const Act* act, const std::stop_token& stop) {
  ActResult result{.act = act};
  bool goes_on = false;
  for (const Step& step : steps) {
    if (act != nullptr && stop.stop_requested()) {
      result.steps.push_back(player.Skip(step, Interrupted()));
      continue;
    }
    if (result.outcome == Outcome::kFailed && !goes_on) {
      result.steps.push_back(player.Skip(step, SkippedAfterFailure()));
      continue;
    }
    result.steps.push_back(player.PlayStep(step));
    if (result.steps.back().outcome != Outcome::kFailed) continue;
    result.outcome = Outcome::kFailed;
    goes_on = step.goes_on || act == nullptr;
  }
  return result;
}

}  // namespace

std::string_view NameOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPassed:
      return "passed";
    case Outcome::kFailed:
      return "failed";
    case Outcome::kSkipped:
      return "skipped";
  }
  return "skipped";
}

std::size_t Count(const RunResult& run, Outcome outcome) {
  std::size_t count = 0;
  for (const ActResult& act : run.acts) {
    for (const StepResult& step : act.steps) count += step.outcome == outcome ? 1U : 0U;
  }
  return count;
}

RunResult Play(const Scenario& scenario, const World& world, const PlayOptions& options, Listener& listener) {
  const auto begun = std::chrono::steady_clock::now();
  RunResult run{.scenario = &scenario, .seed = options.seed.value_or(scenario.seed)};
  Stage stage(scenario, world, run.seed);
  listener.RunStarted(scenario);
  const Mark whole{.file = std::make_shared<const std::string>(scenario.path.string())};
  if (options.stop.stop_requested()) {
    run.environment.push_back(Failure{.mark = whole, .what = Interrupted()});
  } else if (const auto opened = stage.Open(); !opened) {
    run.environment.push_back(Failure{.mark = whole, .what = Explained(opened.error())});
  } else {
    run.sandbox = stage.sandbox_id();
    run.environment = stage.SetGivenVariables();
    StepPlayer player(stage, listener);
    const auto play = [&](const std::vector<Step>& steps, const Act* act) {
      run.acts.push_back(PlayAct(player, steps, act, options.stop));
      if (run.acts.back().outcome == Outcome::kFailed) run.outcome = Outcome::kFailed;
      listener.ActFinished(run.acts.back());
    };
    for (std::size_t i = 0; i < scenario.acts.size() && run.environment.empty(); ++i) {
      listener.ActStarted(scenario.acts[i], i + 1, scenario.acts.size());
      if (options.snapshots) {
        if (const auto taken = stage.TakeSnapshot(fmt::format("before act {}", i + 1)); !taken) {
          run.environment.push_back(Failure{.mark = scenario.acts[i].mark, .what = Explained(taken.error())});
        }
      }
      play(scenario.acts[i].steps, &scenario.acts[i]);
      if (options.stop.stop_requested()) run.environment.push_back(Failure{.mark = whole, .what = Interrupted()});
    }
    if (!scenario.finally.empty()) play(scenario.finally, nullptr);
    if (!options.keep) {
      if (const auto closed = stage.Close(); !closed)
        run.environment.push_back(Failure{.mark = whole, .what = Explained(closed.error())});
    }
  }
  if (!run.environment.empty()) run.outcome = Outcome::kFailed;
  run.took = std::chrono::duration_cast<core::Duration>(std::chrono::steady_clock::now() - begun);
  listener.RunFinished(run);
  return run;
}

}  // namespace parcours::scenarios
