// One open sandbox: an isolated world with its own encrypted store. The host's own exchanges (making and listing
// sandboxes, refusals of unknown callers) have a world of their own, whose time is the machine's.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "core/clock.h"
#include "core/ids.h"
#include "services/platform/sandbox/state.h"
#include "services/platform/store/store.h"

namespace parcours::platform {

// What the host knows of a sandbox without opening it.
struct SandboxRecord {
  core::SandboxId id;
  std::string owner;  // the operator that made it
  std::string title;
  std::string group;
  std::string seat;
  std::string join_code;
  std::uint64_t seed = 0;
  std::uint32_t branch = 1;  // current branch of its history
  std::int64_t order = 0;    // of making, for lists
};

// The tables that every sandbox has beside those of its services.
Schema SandboxSchema();

// Thread-safe.
class Sandbox {
 public:
  // `wall`: set for the host's own world only; outlives it.
  Sandbox(core::SandboxId id, std::uint64_t seed, std::unique_ptr<Store> store, const core::Clock* wall);

  const core::SandboxId& id() const { return id_; }
  std::uint64_t seed() const { return seed_; }
  bool is_host() const { return wall_ != nullptr; }
  Store& store() { return *store_; }

  // The state in this transaction; its `now` is the wall's in the host's world.
  SandboxState State(ReadTransaction& tx) const;

  // Called after each commit, on the committing thread: must be quick and must not use the sandbox.
  std::uint64_t AddListener(std::function<void()> listener);
  void RemoveListener(std::uint64_t id);
  void Changed();

  // Effects on other services may wait in the outbox: true when just opened, since a crash may have left some, and
  // after a delivery that failed. Taking the flag clears it.
  bool TakeOutboxWaits() { return outbox_waits_.exchange(false); }
  void SetOutboxWaits() { outbox_waits_ = true; }
  // Held by whoever delivers.
  std::mutex& outbox_mutex() { return outbox_mutex_; }

 private:
  const core::SandboxId id_;
  const std::uint64_t seed_;
  const std::unique_ptr<Store> store_;
  const core::Clock* const wall_;
  std::atomic<bool> outbox_waits_ = true;
  std::mutex outbox_mutex_;
  std::mutex listeners_mutex_;
  std::map<std::uint64_t, std::function<void()>> listeners_;
  std::uint64_t next_listener_ = 1;
};

}  // namespace parcours::platform
