// One playback: a session with its scenario, and the thread that plays it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "core/result.h"
#include "parcours/playback/v1/playback.pb.h"
#include "scenarios/engine/session.h"
#include "scenarios/engine/world.h"

namespace parcours::simulator {

// Thread-safe. The session belongs to the playback's own thread; everybody else sees the state that it published.
class Playback {
 public:
  // Makes the sandbox; the session calls the host as the operator whose credential `world` holds.
  // Refuses as Session::Open does.
  static core::Result<std::shared_ptr<Playback>> Open(std::string id, std::string owner,
                                                      std::unique_ptr<const scenarios::Scenario> scenario,
                                                      scenarios::World world, std::uint64_t seed);
  // Stops after the step that is being played; the sandbox stays.
  ~Playback();
  Playback(const Playback&) = delete;
  Playback& operator=(const Playback&) = delete;

  const std::string& owner() const { return owner_; }
  const playback::v1::Story& story() const { return story_; }
  playback::v1::Playback state() const;

  // Takes a command. Refuses as the contract says.
  core::Result<void> Take(const playback::v1::CommandPlaybackRequest& request);

  // Stops after the step that is being played, and waits for it. Takes no more.
  void Stop();
  // Stops, plays the cleanup and deletes the sandbox. Waits for the step that is being played. Refuses as the host
  // does.
  core::Result<void> Close();
  bool closed() const { return closed_; }

  // `changed` is called after each change, on any thread, and must only wake somebody.
  std::uint64_t AddListener(std::function<void()> changed);
  void RemoveListener(std::uint64_t id);

 private:
  using Command = playback::v1::CommandPlaybackRequest;

  Playback(std::string id, std::string owner, scenarios::World world);

  void Run(std::stop_token stop);
  void Do(const Command& command);
  core::Result<void> PlayOn(const Command::Play& play);
  core::Result<void> GoTo(const std::string& step_id);
  void ForgetAnswersFrom(std::size_t index);
  void Gesture(const Command::Gesture& gesture);
  bool StopsBefore(const scenarios::Step& step, const Command::Play& play) const;

  core::Result<void> CheckCommand(const Command& request) const;
  core::Result<void> TakeAnswer(const Command::Answer& answer);
  const playback::v1::StoryStep* FindStep(const std::string& id) const;
  std::size_t IndexOf(const std::string& step_id) const;

  // Shows the session as it is, in this mode.
  void Publish(playback::v1::Playback::Mode mode, const core::Result<void>& outcome);
  void Changed();

  const std::string id_;
  const std::string owner_;
  const scenarios::World world_;
  scenarios::Listener unheard_;
  std::unique_ptr<scenarios::Session> session_;  // its own thread's
  playback::v1::Story story_;
  std::optional<playback::v1::TaskCheck> check_;  // its own thread's
  std::stop_token stop_;                          // its own thread's

  std::atomic<bool> closed_ = false;
  std::once_flag stopped_;

  mutable std::mutex mutex_;  // all below
  std::condition_variable_any wake_;
  playback::v1::Playback state_;
  std::map<std::string, std::uint32_t> answers_;  // by step
  std::optional<Command> command_;
  bool pause_ = false;
  std::map<std::uint64_t, std::function<void()>> listeners_;
  std::uint64_t last_listener_ = 0;

  std::jthread thread_;  // last: it uses all the others
};

}  // namespace parcours::simulator
