// The playbacks that are open on this host.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "services/simulator/playback/playback.h"

namespace parcours::simulator {

// Thread-safe.
class Playbacks {
 public:
  ~Playbacks() { StopAll(); }

  // Refuses with TOO_MANY_CALLS beyond 64 of one operator.
  core::Result<void> Add(const std::string& id, std::shared_ptr<Playback> playback);
  // Refuses with NOT_FOUND, also for another operator's.
  core::Result<std::shared_ptr<Playback>> Find(std::string_view owner, const std::string& id) const;
  // Takes it out, so that nobody finds it any more. Refuses as Find does.
  core::Result<std::shared_ptr<Playback>> Remove(std::string_view owner, const std::string& id);
  // In the order in which they were opened.
  std::vector<std::shared_ptr<Playback>> List(std::string_view owner) const;

  // Stops them all after the steps that are being played: the host stops.
  void StopAll();

 private:
  mutable std::mutex mutex_;
  std::vector<std::pair<std::string, std::shared_ptr<Playback>>> open_;  // by id
};

}  // namespace parcours::simulator
