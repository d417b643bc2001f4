#include "services/simulator/playback/playbacks.h"

#include <algorithm>
#include <utility>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::simulator {
namespace {

constexpr std::ptrdiff_t kMostOfOneOperator = 64;

}  // namespace

core::Result<void> Playbacks::Add(const std::string& id, std::shared_ptr<Playback> playback) {
  const std::lock_guard lock(mutex_);
  const auto same_owner = [&](const auto& one) { return one.second->owner() == playback->owner(); };
  if (std::count_if(open_.begin(), open_.end(), same_owner) >= kMostOfOneOperator) {
    return core::Refuse(common::v1::REASON_TOO_MANY_CALLS, "64 playbacks are open; close one");
  }
  open_.emplace_back(id, std::move(playback));
  return {};
}

core::Result<std::shared_ptr<Playback>> Playbacks::Find(std::string_view owner, const std::string& id) const {
  const std::lock_guard lock(mutex_);
  for (const auto& [name, playback] : open_) {
    if (name == id && playback->owner() == owner) return playback;
  }
  return core::Refuse(common::v1::REASON_NOT_FOUND, "playback " + id);
}

core::Result<std::shared_ptr<Playback>> Playbacks::Remove(std::string_view owner, const std::string& id) {
  auto playback = TRY(Find(owner, id));
  const std::lock_guard lock(mutex_);
  if (std::erase_if(open_, [&](const auto& one) { return one.second == playback; }) == 0) {
    return core::Refuse(common::v1::REASON_NOT_FOUND, "playback " + id);  // another call was quicker
  }
  return playback;
}

std::vector<std::shared_ptr<Playback>> Playbacks::List(std::string_view owner) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<Playback>> playbacks;
  for (const auto& [name, playback] : open_) {
    if (playback->owner() == owner) playbacks.push_back(playback);
  }
  return playbacks;
}

void Playbacks::StopAll() {
  std::vector<std::shared_ptr<Playback>> all;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [name, playback] : open_) all.push_back(playback);
  }
  for (const auto& playback : all) playback->Stop();
}

}  // namespace parcours::simulator
