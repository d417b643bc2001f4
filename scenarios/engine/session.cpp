#include "scenarios/engine/session.h"

#include <utility>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::scenarios {

Session::Session(std::unique_ptr<const Scenario> scenario, const World& world, std::uint64_t seed, Listener& listener)
    : scenario_(std::move(scenario)), stage_(*scenario_, world, seed), player_(stage_, listener) {
  for (const Act& act : scenario_->acts) {
    for (const Step& step : act.steps) steps_.push_back(&step);
  }
}

Session::~Session() = default;

core::Result<std::unique_ptr<Session>> Session::Open(std::unique_ptr<const Scenario> scenario, const World& world,
                                                     std::uint64_t seed, Listener& listener) {
  std::unique_ptr<Session> session(new Session(std::move(scenario), world, seed, listener));
  TRY(session->stage_.Open());
  if (const auto failures = session->stage_.SetGivenVariables(); !failures.empty()) {
    static_cast<void>(session->stage_.Close());
    return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, failures.front().what.en);
  }
  session->Arrive();
  return session;
}

std::string Session::MatriculeOf(const std::string& handle) {
  const auto found = stage_.variables().Find("cast." + handle + ".ins.matricule");
  return found && found->is_string() ? found->get<std::string>() : std::string();
}

// A task is kept before anybody works on it; if that fails, playing it tries again, and tells.
void Session::Arrive() {
  if (position() < steps_.size() && std::holds_alternative<TaskStep>(steps_[position()]->action)) {
    static_cast<void>(Keep());
  }
}

// Once for each step, however often it is tried.
core::Result<void> Session::Keep() {
  if (before_.size() > position()) return {};
  before_.push_back(TRY(stage_.TakeSnapshot("before " + steps_[position()]->id)));
  return {};
}

core::Result<void> Session::PlayNext() {
  TRY(Keep());
  const Step& step = *steps_[position()];
  const bool task = std::holds_alternative<TaskStep>(step.action);
  results_.push_back(task ? player_.PlaySolution(step) : player_.PlayStep(step));
  Arrive();
  return {};
}

StepResult Session::CheckTask() {
  return player_.CheckTask(*steps_[position()]);
}

core::Result<void> Session::PassTask() {
  TRY(Keep());
  results_.push_back(StepResult{.step = steps_[position()],
                                .outcome = Outcome::kPassed,
                                .simulated_start = stage_.now(),
                                .simulated_end = stage_.now()});
  Arrive();
  return {};
}

core::Result<void> Session::GoBackTo(std::size_t index) {
  TRY(stage_.Restore(before_[index]));
  results_.resize(index);
  before_.resize(index + 1);
  return {};
}

core::Result<void> Session::Close() {
  for (const Step& step : scenario_->finally) static_cast<void>(player_.PlayStep(step));
  return stage_.Close();
}

}  // namespace parcours::scenarios
