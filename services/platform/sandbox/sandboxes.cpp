#include "services/platform/sandbox/sandboxes.h"

#include <google/protobuf/util/time_util.h>

#include <system_error>
#include <utility>

#include "core/files.h"
#include "core/log.h"
#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"
#include "platform_sql.h"
#include "services/platform/journal/journal.h"

namespace parcours::platform {
namespace {

constexpr std::size_t kOpenAtOnce = 64;
constexpr const char* kHostId = "host";
constexpr std::string_view kSealingPurpose = "parcours host keys";
constexpr const char* kWorldFile = "world.db";
constexpr std::size_t kJoinCodeLength = 8;

SandboxRecord ReadRecord(const Row& row) {
  return SandboxRecord{.id = core::SandboxId(row.Text(0)),
                       .owner = row.Text(1),
                       .title = row.Text(2),
                       .group = row.Text(3),
                       .seat = row.Text(4),
                       .join_code = row.Text(5),
                       .seed = static_cast<std::uint64_t>(row.Int(6)),
                       .branch = static_cast<std::uint32_t>(row.Int(7)),
                       .order = row.Int(8)};
}

SnapshotRecord ReadSnapshot(const Row& row) {
  return SnapshotRecord{.id = row.Text(0),
                        .title = row.Text(1),
                        .time = core::Time{core::Duration{row.Int(2)}},
                        .branch = static_cast<std::uint32_t>(row.Int(3)),
                        .order = row.Int(4)};
}

// Eight characters that are not mistaken for one another when read aloud from a projector.
std::string NewJoinCode() {
  constexpr std::string_view kLetters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
  std::string code;
  for (const char byte : pki::RandomBytes(kJoinCodeLength)) {
    code.push_back(kLetters[static_cast<unsigned char>(byte) % kLetters.size()]);
  }
  return code;
}

}  // namespace

Sandboxes::Sandboxes(std::filesystem::path folder, const core::Clock& wall)
    : folder_(std::move(folder)), schemas_{JournalSchema(), SandboxSchema()}, wall_(wall) {}

Sandboxes::~Sandboxes() = default;

core::Result<std::unique_ptr<Sandboxes>> Sandboxes::Open(std::filesystem::path folder, const core::Clock& wall) {
  std::unique_ptr<Sandboxes> sandboxes(new Sandboxes(std::move(folder), wall));
  // One that somebody has made keeps the permissions that they gave it.
  std::error_code unknown;
  if (!std::filesystem::exists(sandboxes->folder_, unknown)) TRY(core::MakePrivateFolder(sandboxes->folder_));
  TRY(core::MakePrivateFolder(sandboxes->folder_ / "sandboxes"));
  sandboxes->lock_ = TRY(core::FileLock::Take(sandboxes->folder_ / "lock"));
  sandboxes->keys_ = TRY(KeyRing::Open(sandboxes->folder_));
  sandboxes->ledger_ = TRY(Ledger::Open(sandboxes->folder_, *sandboxes->keys_, wall));
  TRY(sandboxes->OpenHost());
  TRY(sandboxes->LoadRegister());
  sandboxes->SweepUnregistered();
  return sandboxes;
}

void Sandboxes::UseSchemas(std::vector<Schema> schemas) {
  schemas_.insert(schemas_.end(), schemas.begin(), schemas.end());
}

core::Result<void> Sandboxes::OpenHost() {
  const core::SandboxId id{kHostId};
  std::vector<Schema> schemas{JournalSchema(), SandboxSchema(), Schema{.owner = "host", .migrations = {kHost1Sql}}};
  auto key = keys_->Find(id);
  if (!key) key = keys_->Create(id);
  if (!key) return core::Refuse(std::move(key).error());
  auto store = TRY(OpenStore(folder_ / "host.db", *key, schemas));
  host_ = std::make_shared<Sandbox>(id, 0, std::move(store), &wall_);
  return host_->store().Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    if (tx.One<bool>("SELECT 1 FROM sandbox_state", {}, [](const Row&) { return true; })) return {};
    WriteSandboxState(tx, SandboxState{.now = wall_.Now(), .started = wall_.Now()});
    return {};
  });
}

core::Result<void> Sandboxes::LoadRegister() {
  return host_->store().Read([&](ReadTransaction& tx) -> core::Result<void> {
    for (SandboxRecord& record :
         tx.All<SandboxRecord>("SELECT id, owner, title, grp, seat, join_code, seed, branch, ordinal FROM host_sandbox",
                               {}, ReadRecord)) {
      const core::SandboxId id = record.id;
      by_join_code_[record.join_code] = id;
      slots_[id] = Slot{.record = std::move(record), .open = nullptr, .recent = recent_.end()};
    }
    return {};
  });
}

void Sandboxes::SweepUnregistered() {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder_ / "sandboxes", ignored)) {
    const core::SandboxId id{entry.path().filename().string()};
    if (slots_.contains(id)) continue;
    core::Log(core::LogLevel::kWarning, "unregistered sandbox swept away", {{core::logkey::kSandbox, id.value()}});
    if (auto destroyed = keys_->Destroy(id); !destroyed) continue;
    std::filesystem::remove_all(entry.path(), ignored);
  }
}

core::Result<std::shared_ptr<Sandbox>> Sandboxes::Find(const core::SandboxId& id) {
  const std::lock_guard lock(mutex_);
  const auto slot = slots_.find(id);
  if (slot == slots_.end()) return core::Refuse(common::v1::REASON_NOT_FOUND, "sandbox");
  return OpenSlot(slot->second);
}

core::Result<std::shared_ptr<Sandbox>> Sandboxes::FindOwned(std::string_view owner, const core::SandboxId& id) {
  const std::lock_guard lock(mutex_);
  const auto slot = slots_.find(id);
  if (slot == slots_.end() || slot->second.record.owner != owner)
    return core::Refuse(common::v1::REASON_NOT_FOUND, "sandbox");
  return OpenSlot(slot->second);
}

core::Result<std::shared_ptr<Sandbox>> Sandboxes::FindByJoinCode(std::string_view join_code) {
  const std::lock_guard lock(mutex_);
  const auto id = by_join_code_.find(join_code);
  if (id == by_join_code_.end()) return core::Refuse(common::v1::REASON_NOT_FOUND, "no sandbox has this join code");
  return OpenSlot(slots_.at(id->second));
}

core::Result<std::shared_ptr<Sandbox>> Sandboxes::OpenSlot(Slot& slot) {
  if (slot.open) {
    recent_.splice(recent_.begin(), recent_, slot.recent);
    return slot.open;
  }
  const core::Secret key = TRY(keys_->Find(slot.record.id));
  auto store = TRY(OpenStore(FolderOf(slot.record.id) / kWorldFile, key, schemas_));
  auto sandbox = std::make_shared<Sandbox>(slot.record.id, slot.record.seed, std::move(store), nullptr);
  ledger_->Reopened(slot.record.id);
  TRY(FinishRestore(*sandbox, slot.record.branch));
  CloseLeastRecent();
  recent_.push_front(slot.record.id);
  slot.recent = recent_.begin();
  slot.open = std::move(sandbox);
  return slot.open;
}

// Drops our hold on sandboxes unused for longest; calls under way keep theirs until they end.
void Sandboxes::CloseLeastRecent() {
  for (auto id = recent_.end(); recent_.size() >= kOpenAtOnce && id != recent_.begin();) {
    --id;
    Slot& slot = slots_.at(*id);
    // Still used: opening the file a second time beside it would make two worlds of one.
    if (slot.open.use_count() > 1) continue;
    slot.open.reset();
    slot.recent = recent_.end();
    id = recent_.erase(id);
  }
}

core::Result<SandboxRecord> Sandboxes::Record(const core::SandboxId& id) const {
  const std::lock_guard lock(mutex_);
  const auto slot = slots_.find(id);
  if (slot == slots_.end()) return core::Refuse(common::v1::REASON_NOT_FOUND, "sandbox");
  return slot->second.record;
}

std::vector<SandboxRecord> Sandboxes::List(std::string_view owner, std::string_view group, std::int64_t after,
                                           std::size_t most) const {
  std::map<std::int64_t, SandboxRecord> in_order;
  const std::lock_guard lock(mutex_);
  for (const auto& [id, slot] : slots_) {
    const SandboxRecord& record = slot.record;
    if (record.owner == owner && record.order > after && (group.empty() || record.group == group)) {
      in_order.emplace(record.order, record);
    }
  }
  std::vector<SandboxRecord> page;
  for (auto& [order, record] : in_order) {
    if (page.size() == most) break;
    page.push_back(std::move(record));
  }
  return page;
}

core::Result<std::shared_ptr<Sandbox>> Sandboxes::Prepare(SandboxRecord& record, core::Time starts) {
  record.id = core::SandboxId("sbx-" + core::Hex(pki::RandomBytes(8)));
  record.join_code = NewJoinCode();
  TRY(core::MakePrivateFolder(FolderOf(record.id)));
  const core::Secret key = TRY(keys_->Create(record.id));
  auto store = TRY(OpenStore(FolderOf(record.id) / kWorldFile, key, schemas_));
  auto sandbox = std::make_shared<Sandbox>(record.id, record.seed, std::move(store), nullptr);
  TRY(sandbox->store().Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    WriteSandboxState(tx, SandboxState{.now = starts, .started = starts});
    return {};
  }));
  return sandbox;
}

void Sandboxes::Register(WriteTransaction& host, SandboxRecord& record) {
  record.order = host.One<std::int64_t>("SELECT coalesce(max(ordinal), 0) + 1 FROM host_sandbox", {},
                                        [](const Row& row) { return row.Int(0); })
                     .value_or(1);
  host.Run(
      "INSERT INTO host_sandbox(id, owner, title, grp, seat, join_code, seed, branch, ordinal) "
      "VALUES(?,?,?,?,?,?,?,?,?)",
      {record.id.value(), record.owner, record.title, record.group, record.seat, record.join_code,
       static_cast<std::int64_t>(record.seed), std::int64_t{record.branch}, record.order});
}

void Sandboxes::Publish(const SandboxRecord& record, std::shared_ptr<Sandbox> sandbox) {
  const std::lock_guard lock(mutex_);
  CloseLeastRecent();
  recent_.push_front(record.id);
  by_join_code_[record.join_code] = record.id;
  slots_[record.id] = Slot{.record = record, .open = std::move(sandbox), .recent = recent_.begin()};
}

void Sandboxes::Unregister(WriteTransaction& host, const core::SandboxId& id) {
  host.Run("DELETE FROM host_snapshot WHERE sandbox = ?", {id.value()});
  host.Run("DELETE FROM host_sandbox WHERE id = ?", {id.value()});
}

core::Result<void> Sandboxes::Destroy(const core::SandboxId& id) {
  std::shared_ptr<Sandbox> open;
  {
    const std::lock_guard lock(mutex_);
    if (const auto slot = slots_.find(id); slot != slots_.end()) {
      open = slot->second.open;
      if (open) recent_.erase(slot->second.recent);
      by_join_code_.erase(slot->second.record.join_code);
      slots_.erase(slot);
    }
  }
  if (open) open->Changed();  // watchers see that it is gone
  TRY(keys_->Destroy(id));
  TRY(ledger_->Forget(id));
  std::error_code ignored;  // what is left is unreadable without its key, and swept away at the next start
  std::filesystem::remove_all(FolderOf(id), ignored);
  return {};
}

core::Result<SnapshotRecord> Sandboxes::TakeSnapshot(const core::SandboxId& id, std::string title) {
  const auto sandbox = TRY(Find(id));
  SnapshotRecord snapshot{.id = "snp-" + core::Hex(pki::RandomBytes(6)), .title = std::move(title), .time = {}};
  TRY(sandbox->store().Read([&](ReadTransaction& tx) -> core::Result<void> {
    const SandboxState state = sandbox->State(tx);
    snapshot.time = state.now;
    snapshot.branch = state.branch;
    return {};
  }));
  TRY(sandbox->store().Backup(FolderOf(id) / (snapshot.id + ".snapshot")));
  TRY(host_->store().Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    snapshot.order = tx.One<std::int64_t>("SELECT coalesce(max(ordinal), 0) + 1 FROM host_snapshot WHERE sandbox = ?",
                                          {id.value()}, [](const Row& row) { return row.Int(0); })
                         .value_or(1);
    tx.Run("INSERT INTO host_snapshot(id, sandbox, title, time, branch, ordinal) VALUES(?,?,?,?,?,?)",
           {snapshot.id, id.value(), snapshot.title, snapshot.time.time_since_epoch().count(),
            std::int64_t{snapshot.branch}, snapshot.order});
    return {};
  }));
  return snapshot;
}

core::Result<std::vector<SnapshotRecord>> Sandboxes::ListSnapshots(const core::SandboxId& id, std::int64_t after,
                                                                   std::size_t most) const {
  std::vector<SnapshotRecord> snapshots;
  TRY(host_->store().Read([&](ReadTransaction& tx) -> core::Result<void> {
    snapshots = tx.All<SnapshotRecord>(
        "SELECT id, title, time, branch, ordinal FROM host_snapshot WHERE sandbox = ? AND ordinal > ? ORDER BY ordinal "
        "LIMIT ?",
        {id.value(), after, static_cast<std::int64_t>(most)}, ReadSnapshot);
    return {};
  }));
  return snapshots;
}

core::Result<void> Sandboxes::Restore(const core::SandboxId& id, std::string_view snapshot) {
  const auto sandbox = TRY(Find(id));
  std::uint32_t branch = 0;
  // The new branch is registered first: a crash after that is finished by FinishRestore at the next opening.
  TRY(host_->store().Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    const auto known = tx.One<bool>("SELECT 1 FROM host_snapshot WHERE sandbox = ? AND id = ?", {id.value(), snapshot},
                                    [](const Row&) { return true; });
    if (!known) return core::Refuse(common::v1::REASON_NOT_FOUND, "snapshot");
    tx.Run("UPDATE host_sandbox SET branch = branch + 1 WHERE id = ?", {id.value()});
    branch = tx.One<std::uint32_t>("SELECT branch FROM host_sandbox WHERE id = ?", {id.value()}, [](const Row& row) {
                 return static_cast<std::uint32_t>(row.Int(0));
               }).value_or(0);
    return {};
  }));
  ledger_->Flush();  // so that the new branch can name where the old one ended
  TRY(sandbox->store().Restore(FolderOf(id) / (std::string(snapshot) + ".snapshot")));
  TRY(FinishRestore(*sandbox, branch));
  const std::lock_guard lock(mutex_);
  if (const auto slot = slots_.find(id); slot != slots_.end()) slot->second.record.branch = branch;
  sandbox->Changed();
  return {};
}

core::Secret Sandboxes::SealingKey() const {
  return keys_->Derive(kSealingPurpose);
}

core::Result<core::Secret> Sandboxes::SealingKeyOf(const std::filesystem::path& folder) {
  TRY(core::MakePrivateFolder(folder));
  const std::unique_ptr<KeyRing> keys = TRY(KeyRing::Open(folder));
  return keys->Derive(kSealingPurpose);
}

// After the contents of a snapshot were put back, or at opening after a crash in between: opens the branch that the
// register says, with an entry that names what it left behind.
core::Result<void> Sandboxes::FinishRestore(Sandbox& sandbox, std::uint32_t branch) {
  const std::optional<SignedHead> left = TRY(ledger_->Last(sandbox.id()));
  std::optional<Head> head;
  TRY(sandbox.store().Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    SandboxState state = ReadSandboxState(tx);
    if (state.branch == branch) return {};
    state.branch = branch;
    WriteSandboxState(tx, state);
    Entry entry;
    entry.exchange.set_id("exc-" + core::Hex(pki::RandomBytes(8)));
    entry.exchange.set_method("parcours.sandbox.v1.SandboxService/RestoreSnapshot");
    entry.exchange.set_decision("branch " + std::to_string(branch) + " leaves branch " +
                                std::to_string(left ? left->head.branch : 1) + " at entry " +
                                std::to_string(left ? left->head.sequence : 0) + ", hash " +
                                (left ? core::Hex(left->head.hash) : std::string()));
    *entry.exchange.mutable_simulated_time() =
        google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(state.now.time_since_epoch().count());
    *entry.exchange.mutable_wall_time() =
        google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(wall_.Now().time_since_epoch().count());
    entry.exchange.set_branch(branch);
    head = Append(tx, entry);
    return {};
  }));
  if (head) ledger_->Note(sandbox.id(), *head);
  return {};
}

}  // namespace parcours::platform
