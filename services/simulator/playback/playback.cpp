#include "services/simulator/playback/playback.h"

#include <chrono>
#include <utility>
#include <vector>

#include "parcours/common/v1/reason.pb.h"
#include "scenarios/engine/sentences.h"
#include "services/simulator/playback/show.h"
#include "services/simulator/show.h"

namespace parcours::simulator {
namespace {

using playback::v1::CommandPlaybackRequest;
using Mode = playback::v1::Playback::Mode;
using State = playback::v1::Playback;

constexpr std::uint32_t kLongestPause = 60'000;

core::Result<void> Invalid(std::string detail) {
  return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, std::move(detail));
}

scenarios::Step StepOf(const CommandPlaybackRequest::Gesture& gesture) {
  using Kind = scenarios::CardStep::Gesture;
  scenarios::CardStep card{.card = gesture.card()};
  switch (gesture.kind()) {
    case CommandPlaybackRequest::Gesture::KIND_REMOVE:
      card.gesture = Kind::kRemove;
      break;
    case CommandPlaybackRequest::Gesture::KIND_PIN:
      card.gesture = Kind::kPin;
      break;
    case CommandPlaybackRequest::Gesture::KIND_REVOKE:
      card.gesture = Kind::kRevoke;
      break;
    default:
      card.gesture = Kind::kInsert;
  }
  if (card.gesture == Kind::kPin) {
    card.with.kind = scenarios::Node::Kind::kMap;
    scenarios::Node pin;
    pin.kind = scenarios::Node::Kind::kScalar;
    pin.text = gesture.pin();
    card.with.fields.push_back({.key = "pin", .mark = {}, .value = std::move(pin)});
  }
  scenarios::Step step{.id = "by hand"};
  step.action = std::move(card);
  return step;
}

}  // namespace

Playback::Playback(std::string id, std::string owner, scenarios::World world)
    : id_(std::move(id)), owner_(std::move(owner)), world_(std::move(world)) {}

core::Result<std::shared_ptr<Playback>> Playback::Open(std::string id, std::string owner,
                                                       std::unique_ptr<const scenarios::Scenario> scenario,
                                                       scenarios::World world, std::uint64_t seed) {
  std::shared_ptr<Playback> playback(new Playback(std::move(id), std::move(owner), std::move(world)));
  playback->story_ = ShowStory(*scenario);
  playback->state_.set_path(playback->story_.card().path());
  playback->session_ = TRY(scenarios::Session::Open(std::move(scenario), playback->world_, seed, playback->unheard_));
  for (auto& role : *playback->story_.mutable_roles())
    role.set_matricule(playback->session_->MatriculeOf(role.handle()));
  playback->Publish(State::MODE_WAITING, {});
  playback->thread_ = std::jthread([raw = playback.get()](std::stop_token stop) { raw->Run(std::move(stop)); });
  return playback;
}

Playback::~Playback() = default;

playback::v1::Playback Playback::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

core::Result<void> Playback::Take(const Command& request) {
  {
    const std::lock_guard lock(mutex_);
    if (request.has_pause()) {
      pause_ = true;
      wake_.notify_all();
      return {};
    }
    if (request.has_answer()) {
      TRY(TakeAnswer(request.answer()));
    } else {
      TRY(CheckCommand(request));
      pause_ = false;
      command_ = request;
      state_.set_mode(request.has_play() ? State::MODE_PLAYING : State::MODE_WORKING);
      state_.clear_trouble();
      wake_.notify_all();
    }
    state_.set_revision(state_.revision() + 1);
  }
  Changed();
  return {};
}

core::Result<void> Playback::CheckCommand(const Command& request) const {
  if (request.command_case() == Command::COMMAND_NOT_SET) return Invalid("say what to do");
  if (state_.mode() == State::MODE_WORKING || state_.mode() == State::MODE_PLAYING) {
    return core::Refuse(common::v1::REASON_CONFLICT, "a command is under way");
  }
  if (request.revision() != state_.revision()) {
    return core::Refuse(common::v1::REASON_CONFLICT,
                        "the playback is at revision " + std::to_string(state_.revision()));
  }
  const auto* next = state_.mode() == State::MODE_ENDED ? nullptr : FindStep({});
  const bool at_task = next != nullptr && next->has_task();
  if ((request.has_step() || request.has_play()) && next == nullptr) return Invalid("all steps were played");
  if ((request.has_check_task() || request.has_pass_task()) && !at_task) return Invalid("the next step is no task");
  if (request.has_play() && request.play().pause_ms() > kLongestPause) return Invalid("play.pause_ms: at most 60000");
  if (request.has_go_to() && !request.go_to().step_id().empty() && FindStep(request.go_to().step_id()) == nullptr) {
    return Invalid("go_to.step_id: no step has this id");
  }
  if (request.has_gesture() &&
      (request.gesture().kind() == Command::Gesture::KIND_UNSPECIFIED || request.gesture().card().empty())) {
    return Invalid("gesture: say which, and at which card");
  }
  return {};
}

core::Result<void> Playback::TakeAnswer(const Command::Answer& answer) {
  const auto* step = FindStep(answer.step_id().empty() ? "-" : answer.step_id());
  if (step == nullptr || !step->has_question()) return Invalid("answer.step_id: no question has this id");
  if (answer.choice() >= static_cast<std::uint32_t>(step->question().choices_size())) {
    return Invalid("answer.choice: there is no such choice");
  }
  answers_[answer.step_id()] = answer.choice() + 1;
  for (auto& played : *state_.mutable_played()) {
    if (played.step_id() == answer.step_id()) played.set_answer(answer.choice() + 1);
  }
  return {};
}

// Without an id: the one that is played next.
const playback::v1::StoryStep* Playback::FindStep(const std::string& id) const {
  std::uint32_t index = 0;
  for (const auto& act : story_.acts()) {
    for (const auto& step : act.steps()) {
      if (id.empty() ? index == state_.position() : step.id() == id) return &step;
      ++index;
    }
  }
  return nullptr;
}

std::size_t Playback::IndexOf(const std::string& step_id) const {
  const auto& steps = session_->steps();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i]->id == step_id) return i;
  }
  return 0;
}

void Playback::Run(std::stop_token stop) {
  stop_ = std::move(stop);
  while (true) {
    Command command;
    {
      std::unique_lock lock(mutex_);
      if (!wake_.wait(lock, stop_, [this] { return command_.has_value(); })) return;
      command = *std::exchange(command_, std::nullopt);
    }
    Do(command);
  }
}

void Playback::Do(const Command& command) {
  core::Result<void> outcome;
  if (!command.has_check_task()) check_.reset();
  switch (command.command_case()) {
    case Command::kStep:
      outcome = session_->PlayNext();
      break;
    case Command::kPlay:
      outcome = PlayOn(command.play());
      break;
    case Command::kGoTo:
      outcome = GoTo(command.go_to().step_id());
      break;
    case Command::kCheckTask: {
      const scenarios::StepResult found = session_->CheckTask();
      check_.emplace().set_done(found.failures.empty());
      for (const auto& failure : found.failures) *check_->add_missing() = ShowText(failure.what);
      break;
    }
    case Command::kPassTask:
      outcome = session_->PassTask();
      break;
    case Command::kGesture:
      Gesture(command.gesture());
      break;
    default:
      break;
  }
  Publish(session_->position() == session_->steps().size() ? State::MODE_ENDED : State::MODE_WAITING, outcome);
}

bool Playback::StopsBefore(const scenarios::Step& step, const Command::Play& play) const {
  return play.stop_at_questions() && (std::holds_alternative<scenarios::AskStep>(step.action) ||
                                      std::holds_alternative<scenarios::TaskStep>(step.action));
}

core::Result<void> Playback::PlayOn(const Command::Play& play) {
  for (bool first = true; session_->position() < session_->steps().size(); first = false) {
    if (!first && StopsBefore(*session_->steps()[session_->position()], play)) return {};
    TRY(session_->PlayNext());
    if (session_->results().back().outcome == scenarios::Outcome::kFailed) return {};
    if (session_->position() == session_->steps().size()) return {};
    Publish(State::MODE_PLAYING, {});
    std::unique_lock lock(mutex_);
    const auto asked = [this] { return pause_; };
    if (wake_.wait_for(lock, stop_, std::chrono::milliseconds(play.pause_ms()), asked)) return {};
    if (stop_.stop_requested()) return {};
  }
  return {};
}

// Forward, it stops at a step that fails: people should see it.
core::Result<void> Playback::GoTo(const std::string& step_id) {
  const std::size_t target = step_id.empty() ? 0 : IndexOf(step_id);
  if (target < session_->position()) {
    TRY(session_->GoBackTo(target));
    ForgetAnswersFrom(target);
    return {};
  }
  while (session_->position() < target) {
    TRY(session_->PlayNext());
    if (session_->results().back().outcome == scenarios::Outcome::kFailed) return {};
    Publish(State::MODE_WORKING, {});
    const std::lock_guard lock(mutex_);
    if (pause_ || stop_.stop_requested()) return {};
  }
  return {};
}

void Playback::ForgetAnswersFrom(std::size_t index) {
  const std::lock_guard lock(mutex_);
  for (std::size_t i = index; i < session_->steps().size(); ++i) answers_.erase(session_->steps()[i]->id);
}

// What the host answers, a refusal included, is seen in the journal like every exchange.
void Playback::Gesture(const Command::Gesture& gesture) {
  const scenarios::Step step = StepOf(gesture);
  static_cast<void>(session_->PlayAside(step));
}

void Playback::Publish(Mode mode, const core::Result<void>& outcome) {
  {
    const std::lock_guard lock(mutex_);
    State state;
    state.set_id(id_);
    state.set_path(state_.path());
    state.set_sandbox_id(session_->sandbox_id());
    state.set_revision(state_.revision() + 1);
    state.set_mode(mode);
    state.set_position(static_cast<std::uint32_t>(session_->position()));
    for (const scenarios::StepResult& result : session_->results()) {
      *state.add_played() = ShowPlayed(result);
      if (const auto answer = answers_.find(result.step->id); answer != answers_.end()) {
        state.mutable_played()->rbegin()->set_answer(answer->second);
      }
    }
    *state.mutable_simulated_time() = ToTimestamp(session_->now());
    if (!outcome) *state.mutable_trouble() = ShowText(scenarios::Explained(outcome.error()));
    if (check_) *state.mutable_task_check() = *check_;
    state_ = std::move(state);
  }
  Changed();
}

void Playback::Stop() {
  std::call_once(stopped_, [this] {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
  });
}

core::Result<void> Playback::Close() {
  Stop();
  closed_ = true;
  Changed();
  return session_->Close();
}

void Playback::Changed() {
  std::vector<std::function<void()>> listeners;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [id, listener] : listeners_) listeners.push_back(listener);
  }
  for (const auto& listener : listeners) listener();
}

std::uint64_t Playback::AddListener(std::function<void()> changed) {
  const std::lock_guard lock(mutex_);
  listeners_[++last_listener_] = std::move(changed);
  return last_listener_;
}

void Playback::RemoveListener(std::uint64_t id) {
  const std::lock_guard lock(mutex_);
  listeners_.erase(id);
}

}  // namespace parcours::simulator
