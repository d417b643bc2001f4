// What the tests of the journal share: a state folder with one sandbox, as a host would have it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "services/platform/journal/journal.h"
#include "services/platform/journal/ledger.h"
#include "services/platform/journal/verify.h"
#include "services/platform/store/key_ring.h"
#include "services/platform/store/store.h"
#include "services/platform/testing/temporary_folder.h"

namespace parcours::platform::testing {

// An entry of a read that was answered.
Entry AnsweredEntry(std::string_view id);

// Throws std::runtime_error where something is refused. Not thread-safe.
class JournalFolder {
 public:
  JournalFolder();

  // As after a restart of the host; OpenHost opens what Stop closed.
  void Stop();
  void OpenHost();

  // Appends `count` entries, each in a transaction of its own and noted.
  void Append(int count, std::uint32_t branch = 1);
  // As a host restores a snapshot: the new branch's first entry follows.
  void Restore(const std::filesystem::path& snapshot, std::uint32_t branch);

  // Runs SQL on the journal as someone who has its key, one statement at a time.
  void Attack(const std::vector<std::string_view>& statements);
  void AttackLedger(const std::vector<std::string_view>& statements);

  // The defects as text, "CHANGED 3", the earliest first; "refused STORE_FAILED" where the journal cannot be read.
  std::vector<std::string> Defects();

  const std::filesystem::path& path() const { return folder_.path(); }
  std::filesystem::path world() const { return folder_.path() / "world.db"; }
  Store& store() { return *store_; }
  Ledger& ledger() { return *ledger_; }
  KeyRing& keys() { return *keys_; }
  const core::SandboxId& id() const { return id_; }
  const core::Clock& wall() const { return wall_; }

 private:
  void RunAll(Store& store, const std::vector<std::string_view>& statements);

  const core::SandboxId id_{"sbx-1"};
  const core::WallClock wall_;
  TemporaryFolder folder_;
  std::unique_ptr<KeyRing> keys_;
  std::unique_ptr<Ledger> ledger_;
  std::unique_ptr<Store> store_;
  int appended_ = 0;
};

}  // namespace parcours::platform::testing
