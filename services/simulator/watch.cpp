#include "services/simulator/watch.h"

#include <chrono>
#include <utility>
#include <vector>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::simulator {
namespace {

constexpr auto kCheckEvery = std::chrono::milliseconds(250);

const core::Refusal& HostStops() {
  static const core::Refusal refusal{.reason = common::v1::REASON_SERVICE_UNAVAILABLE};
  return refusal;
}

}  // namespace

Watches::Watches(platform::Pipeline& pipeline) : pipeline_(pipeline), thread_([this] { Run(); }) {}

Watches::~Watches() {
  EndAll();
  thread_.join();
}

void Watches::Add(std::shared_ptr<OpenWatch> watch) {
  bool late = false;
  {
    const std::lock_guard lock(mutex_);
    late = stopping_;
    if (!late) watches_.push_back(watch);
  }
  if (late) watch->End(HostStops());
  Wake();
}

void Watches::Wake() {
  const std::lock_guard lock(mutex_);
  changed_ = true;
  wake_.notify_one();
}

void Watches::EndAll() {
  std::list<std::shared_ptr<OpenWatch>> ended;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    ended.swap(watches_);
    wake_.notify_one();
  }
  for (const auto& watch : ended) watch->End(HostStops());
}

void Watches::Run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    wake_.wait_for(lock, kCheckEvery, [this] { return changed_ || stopping_; });
    changed_ = false;
    const auto open = watches_;
    lock.unlock();
    std::vector<std::shared_ptr<OpenWatch>> over;
    for (const auto& watch : open) {
      if (!watch->Advance(pipeline_)) over.push_back(watch);
    }
    lock.lock();
    for (const auto& watch : over) watches_.remove(watch);
  }
}

}  // namespace parcours::simulator
