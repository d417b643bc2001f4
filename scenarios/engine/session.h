// A scenario played step by step, forwards and back, in a sandbox of its own: what a class session is.
//
// Before each step the sandbox is kept as it was; going back restores it, journal and clock included, so that what
// people see then is what was.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "core/result.h"
#include "scenarios/engine/listener.h"
#include "scenarios/engine/model.h"
#include "scenarios/engine/result.h"
#include "scenarios/engine/stage.h"
#include "scenarios/engine/step_player.h"
#include "scenarios/engine/world.h"

namespace parcours::scenarios {

// Not thread-safe. Owns its scenario; borrows world and listener.
class Session {
 public:
  // Makes the sandbox. Refuses as the host does, and with INVALID_ARGUMENT for a variable without a value.
  static core::Result<std::unique_ptr<Session>> Open(std::unique_ptr<const Scenario> scenario, const World& world,
                                                     std::uint64_t seed, Listener& listener);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const Scenario& scenario() const { return *scenario_; }
  const std::string& sandbox_id() const { return stage_.sandbox_id(); }
  core::Time now() const { return stage_.now(); }
  // The matricule that a citizen of the cast has in this sandbox; empty for anybody else.
  std::string MatriculeOf(const std::string& handle);

  // All steps of all acts, in order.
  const std::vector<const Step*>& steps() const { return steps_; }
  // The step that is played next; steps().size() at the end.
  std::size_t position() const { return results_.size(); }
  // What came of the steps before it.
  const std::vector<StepResult>& results() const { return results_; }

  // Plays the next step, a task by its solution, and stands after it whether it passed or failed.
  // Refuses with STORE_FAILED and the like where the state before it could not be kept: it was not played then.
  core::Result<void> PlayNext();
  // The step at the position, if it is a task: whether what it asks for is done. Does not move.
  StepResult CheckTask();
  // Passes over the task at the position: a trainee has done it.
  core::Result<void> PassTask();
  // Plays a step that is not of the scenario: a gesture at a reader by hand. Does not move.
  StepResult PlayAside(const Step& step) { return player_.PlayStep(step); }
  // Back to before the step with this index, which has been played. Refuses as the host does; stands where it stood
  // then.
  core::Result<void> GoBackTo(std::size_t index);

  // Plays the scenario's `finally` and deletes the sandbox. Nothing may be asked afterwards. Refuses as the host does.
  core::Result<void> Close();

 private:
  Session(std::unique_ptr<const Scenario> scenario, const World& world, std::uint64_t seed, Listener& listener);
  core::Result<void> Keep();
  void Arrive();

  const std::unique_ptr<const Scenario> scenario_;
  Stage stage_;
  StepPlayer player_;
  std::vector<const Step*> steps_;
  std::vector<StepResult> results_;
  std::vector<Stage::Snapshot> before_;  // each step played, and perhaps the next one
};

}  // namespace parcours::scenarios
