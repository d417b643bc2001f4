#include "services/platform/sandbox/sandbox.h"

#include <utility>

#include "platform_sql.h"

namespace parcours::platform {

Schema SandboxSchema() {
  return Schema{.owner = "sandbox", .migrations = {kSandbox1Sql}};
}

Sandbox::Sandbox(core::SandboxId id, std::uint64_t seed, std::unique_ptr<Store> store, const core::Clock* wall)
    : id_(std::move(id)), seed_(seed), store_(std::move(store)), wall_(wall) {}

SandboxState Sandbox::State(ReadTransaction& tx) const {
  SandboxState state = ReadSandboxState(tx);
  if (wall_ != nullptr) state.now = wall_->Now();
  return state;
}

std::uint64_t Sandbox::AddListener(std::function<void()> listener) {
  const std::lock_guard lock(listeners_mutex_);
  listeners_.emplace(next_listener_, std::move(listener));
  return next_listener_++;
}

void Sandbox::RemoveListener(std::uint64_t id) {
  const std::lock_guard lock(listeners_mutex_);
  listeners_.erase(id);
}

void Sandbox::Changed() {
  const std::lock_guard lock(listeners_mutex_);
  for (const auto& [id, listener] : listeners_) listener();
}

}  // namespace parcours::platform
