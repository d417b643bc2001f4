// Plays one step at a time on a stage. For the player and for sessions.
#pragma once

#include "scenarios/engine/listener.h"
#include "scenarios/engine/result.h"
#include "scenarios/engine/stage.h"

namespace parcours::scenarios {

// Not thread-safe. Borrows stage and listener, which hears of each step that starts and ends.
class StepPlayer {
 public:
  StepPlayer(Stage& stage, Listener& listener) : stage_(stage), listener_(listener) {}

  // The step as `run` plays it: a task proves that its check fails before its solution, and holds after it. A step
  // whose condition does not hold is skipped.
  StepResult PlayStep(const Step& step);
  // The step was passed over, for that reason.
  StepResult Skip(const Step& step, core::Text because);

  // Whether what a task asks for is done, in what the sandbox holds now. Changes nothing.
  StepResult CheckTask(const Step& step);
  // A task's solution, and its check after it; without any proof before.
  StepResult PlaySolution(const Step& step);

 private:
  using Doing = void (StepPlayer::*)(const Step& step, StepResult& result);

  // From its start to its end, as the listener hears it.
  StepResult Play(const Step& step, Doing doing);
  void DoWithRetries(const Step& step, StepResult& result);
  void DoCheck(const Step& step, StepResult& result);
  void DoSolution(const Step& step, StepResult& result);
  void Mask(StepResult& result);
  bool Holds(const Condition& condition);
  static void Check(const Mark& mark, const core::Result<void>& done, StepResult& result);
  void Do(const Step& step, const Node* until, StepResult& result);
  void DoCall(const CallStep& step, const Node* until, StepResult& result);
  void Judge(const CallStep& step, const CallOutcome& outcome, const Json& answer, const Node* until,
             StepResult& result);
  static CallOutcome NotMade(const core::Refusal& refusal);
  bool Fill(const Node& with, google::protobuf::Message& request, StepResult& result);
  void Save(const CallStep& step, const Json& answer, StepResult& result);
  void DoCard(const CardStep& step, StepResult& result);
  void DoFault(const FaultStep& step, StepResult& result);
  static Node FullTarget(Node fault);
  void DoTask(const Step& step, const TaskStep& task, StepResult& result);
  void ProveMistake(const Mistake& mistake, StepResult& result);
  static void Keep(const StepResult& from, StepResult& to);
  static void Fail(const Mark& mark, core::Text what, StepResult& result);

  Stage& stage_;
  Listener& listener_;
};

}  // namespace parcours::scenarios
