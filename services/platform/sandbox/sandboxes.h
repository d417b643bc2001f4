// All sandboxes of a host: made, found, rewound and deleted.
//
// On disk, below the state folder: host.db (the host's own world: its journal and the register of sandboxes),
// sandboxes/<id>/world.db and sandboxes/<id>/<snapshot>.snapshot, each sandbox under a key of its own.
#pragma once

#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/file_lock.h"
#include "core/ids.h"
#include "core/result.h"
#include "services/platform/journal/ledger.h"
#include "services/platform/sandbox/sandbox.h"
#include "services/platform/store/key_ring.h"
#include "services/platform/store/store.h"

namespace parcours::platform {

struct SnapshotRecord {
  std::string id;
  std::string title;
  core::Time time;  // simulated
  std::uint32_t branch = 1;
  std::int64_t order = 0;
};

// Thread-safe.
class Sandboxes {
 public:
  // Opens the state folder or makes it. `wall` outlives the object.
  // Refuses with FILE_UNWRITABLE, STATE_IN_USE (another host works in it), STORE_FAILED, STORE_KEY_WRONG.
  static core::Result<std::unique_ptr<Sandboxes>> Open(std::filesystem::path folder, const core::Clock& wall);

  // The tables that services keep in every sandbox, beside the platform's. Call once, before the first sandbox.
  void UseSchemas(std::vector<Schema> schemas);

  // 32 bytes under which the host may seal secrets of its own in the state folder.
  core::Secret SealingKey() const;
  // The same of a state folder (made if need be) whose sandboxes nobody opens here: a host may be running on it.
  static core::Result<core::Secret> SealingKeyOf(const std::filesystem::path& folder);
  ~Sandboxes();

  // The host's own world.
  const std::shared_ptr<Sandbox>& host() const { return host_; }
  Ledger& ledger() const { return *ledger_; }

  // Opens it if need be. Refuses with NOT_FOUND, STORE_FAILED.
  core::Result<std::shared_ptr<Sandbox>> Find(const core::SandboxId& id);
  core::Result<std::shared_ptr<Sandbox>> FindOwned(std::string_view owner, const core::SandboxId& id);
  core::Result<std::shared_ptr<Sandbox>> FindByJoinCode(std::string_view join_code);

  core::Result<SandboxRecord> Record(const core::SandboxId& id) const;  // NOT_FOUND
  // In order of making, after the position `after`.
  std::vector<SandboxRecord> List(std::string_view owner, std::string_view group, std::int64_t after,
                                  std::size_t most) const;

  // Makes store and key of a sandbox that nobody can find yet; `Register` puts it into the register, in a transaction
  // on the host's store, and Publish makes it findable. What is never registered is swept away at the next start.
  core::Result<std::shared_ptr<Sandbox>> Prepare(SandboxRecord& record, core::Time starts);
  static void Register(WriteTransaction& host, SandboxRecord& record);
  void Publish(const SandboxRecord& record, std::shared_ptr<Sandbox> sandbox);

  // Deletes a sandbox in two steps: Unregister, in a transaction on the host's store, and Destroy, which makes it
  // unfindable and destroys key and files. A crash in between is finished at the next start.
  static void Unregister(WriteTransaction& host, const core::SandboxId& id);
  core::Result<void> Destroy(const core::SandboxId& id);

  // Snapshots. Restore opens a new branch. Refuse with NOT_FOUND, STORE_FAILED.
  core::Result<SnapshotRecord> TakeSnapshot(const core::SandboxId& id, std::string title);
  core::Result<std::vector<SnapshotRecord>> ListSnapshots(const core::SandboxId& id, std::int64_t after,
                                                          std::size_t most) const;
  core::Result<void> Restore(const core::SandboxId& id, std::string_view snapshot);

 private:
  struct Slot {
    SandboxRecord record;
    std::shared_ptr<Sandbox> open;  // null: not open now
    std::list<core::SandboxId>::iterator recent;
  };

  Sandboxes(std::filesystem::path folder, const core::Clock& wall);

  core::Result<void> OpenHost();
  core::Result<void> LoadRegister();
  void SweepUnregistered();
  core::Result<std::shared_ptr<Sandbox>> OpenSlot(Slot& slot);
  void CloseLeastRecent();
  core::Result<void> FinishRestore(Sandbox& sandbox, std::uint32_t branch);
  std::filesystem::path FolderOf(const core::SandboxId& id) const { return folder_ / "sandboxes" / id.value(); }

  const std::filesystem::path folder_;
  std::optional<core::FileLock> lock_;  // outlives all that is open in the folder
  std::vector<Schema> schemas_;
  const core::Clock& wall_;
  std::unique_ptr<KeyRing> keys_;
  std::unique_ptr<Ledger> ledger_;
  std::shared_ptr<Sandbox> host_;

  mutable std::mutex mutex_;  // the three below
  std::map<core::SandboxId, Slot> slots_;
  std::map<std::string, core::SandboxId, std::less<>> by_join_code_;
  std::list<core::SandboxId> recent_;  // open ones, latest first
};

}  // namespace parcours::platform
