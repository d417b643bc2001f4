#include "services/platform/journal/ledger.h"

#include <utility>

#include "core/log.h"
#include "core/text.h"
#include "platform_sql.h"

namespace parcours::platform {
namespace {

std::string HeadToSign(const core::SandboxId& id, const Head& head, core::Time wall) {
  return id.value() + "|" + std::to_string(head.branch) + "|" + std::to_string(head.sequence) + "|" + core::Hex(head.hash) + "|" +
         std::to_string(wall.time_since_epoch().count());
}

core::Result<pki::PrivateKey> OpenKey(Store& store) {
  std::string pem;
  TRY(store.Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    const auto known = tx.One<std::string>("SELECT pem FROM ledger_key", {}, [](const Row& row) { return row.Text(0); });
    pem = known ? *known : std::string(pki::PrivateKey::Generate().ToPem().Reveal());
    if (!known) tx.Run("INSERT INTO ledger_key(one, pem) VALUES(1, ?)", {pem});
    return {};
  }));
  return pki::PrivateKey::FromPem(pem);
}

}  // namespace

core::Result<std::unique_ptr<Ledger>> Ledger::Open(const std::filesystem::path& folder, const KeyRing& keys,
                                                   const core::Clock& wall) {
  const Schema schemas[] = {{.owner = "ledger", .migrations = {kLedger1Sql}}};
  auto store = TRY(OpenStore(folder / "ledger.db", keys.Derive("parcours ledger"), schemas));
  pki::PrivateKey key = TRY(OpenKey(*store));
  return std::unique_ptr<Ledger>(new Ledger(std::move(store), std::move(key), wall));
}

Ledger::Ledger(std::unique_ptr<Store> store, pki::PrivateKey key, const core::Clock& wall)
    : store_(std::move(store)), key_(std::move(key)), public_key_(key_.PublicPem()), wall_(wall), thread_([this] { Run(); }) {}

Ledger::~Ledger() {
  Flush();
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Ledger::Note(const core::SandboxId& id, const Head& head) {
  {
    const std::lock_guard lock(mutex_);
    Head& latest = noted_[id];
    // Commits of several callers may be noted out of order.
    if (std::pair(latest.branch, latest.sequence) <= std::pair(head.branch, head.sequence)) latest = head;
  }
  changed_.notify_all();
}

void Ledger::Flush() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return noted_.empty() && !writing_; });
}

void Ledger::Run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return !noted_.empty() || stopping_; });
    if (noted_.empty()) return;
    const auto heads = std::exchange(noted_, {});
    writing_ = true;
    lock.unlock();
    SignAndStore(heads);
    lock.lock();
    writing_ = false;
    changed_.notify_all();
  }
}

void Ledger::SignAndStore(const std::map<core::SandboxId, Head>& heads) {
  const core::Time wall = wall_.Now();
  const auto stored = store_->Write(Durability::kTrace, [&](WriteTransaction& tx) -> core::Result<void> {
    for (const auto& [id, head] : heads) {
      const std::string signature = key_.Sign(HeadToSign(id, head, wall));
      tx.Run("INSERT OR REPLACE INTO ledger_head(sandbox, branch, sequence, hash, wall, signature) VALUES(?,?,?,?,?,?)",
             {id.value(), std::int64_t{head.branch}, static_cast<std::int64_t>(head.sequence), Blob{head.hash},
              wall.time_since_epoch().count(), Blob{signature}});
    }
    return {};
  });
  if (!stored) {
    core::Log(core::LogLevel::kError, "journal heads not signed", {{core::logkey::kCause, stored.error().detail}});
  }
}

core::Result<std::optional<SignedHead>> Ledger::Last(const core::SandboxId& id) const {
  std::optional<SignedHead> last;
  TRY(store_->Read([&](ReadTransaction& tx) -> core::Result<void> {
    last = tx.One<SignedHead>(
        "SELECT branch, sequence, hash, wall, signature FROM ledger_head WHERE sandbox = ? ORDER BY branch DESC LIMIT 1",
        {id.value()}, [](const Row& row) {
          return SignedHead{.head = {.sequence = static_cast<std::uint64_t>(row.Int(1)),
                                     .hash = row.Text(2),
                                     .branch = static_cast<std::uint32_t>(row.Int(0))},
                            .wall_time = core::Time{core::Duration{row.Int(3)}},
                            .signature = row.Text(4)};
        });
    return {};
  }));
  return last;
}

bool Ledger::IsSigned(const core::SandboxId& id, const SignedHead& head) const {
  return pki::Verify(public_key_, HeadToSign(id, head.head, head.wall_time), head.signature);
}

core::Result<void> Ledger::Forget(const core::SandboxId& id) {
  Flush();
  return store_->Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    tx.Run("DELETE FROM ledger_head WHERE sandbox = ?", {id.value()});
    return {};
  });
}

}  // namespace parcours::platform
