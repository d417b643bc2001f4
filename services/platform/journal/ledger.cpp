#include "services/platform/journal/ledger.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "core/log.h"
#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"
#include "platform_sql.h"

namespace parcours::platform {
namespace {

constexpr const char* kLedgerFile = "ledger.db";
// The ring's entry for the ledger: made after the file, so that a file that is missing later was taken away.
constexpr const char* kLedgerId = "ledger";

// Ids hold no '|', everything else is digits.
std::string HeadToSign(const core::SandboxId& id, const SignedHead& head) {
  return id.value() + "|" + std::to_string(head.opening) + "|" + std::to_string(head.head.branch) + "|" +
         std::to_string(head.head.sequence) + "|" + core::Hex(head.head.hash) + "|" +
         std::to_string(head.wall_time.time_since_epoch().count());
}

SignedHead ReadSignedHead(const Row& row) {
  return SignedHead{.head = {.sequence = static_cast<std::uint64_t>(row.Int(2)),
                             .hash = row.Text(3),
                             .branch = static_cast<std::uint32_t>(row.Int(1))},
                    .opening = row.Int(0),
                    .wall_time = core::Time{core::Duration{row.Int(4)}},
                    .signature = row.Text(5)};
}

bool IsLater(const Head& head, const Head& than) {
  return std::pair(head.branch, head.sequence) > std::pair(than.branch, than.sequence);
}

core::Result<core::Secret> SealingKey(KeyRing& keys) {
  auto known = keys.Find(core::SandboxId(kLedgerId));
  if (known || known.error().reason != common::v1::REASON_NOT_FOUND) return known;
  return keys.Create(core::SandboxId(kLedgerId));
}

// Whoever can open the file still cannot sign: the signing key is sealed under a key of the ring.
core::Result<pki::PrivateKey> OpenKey(Store& store, const core::Secret& sealing_key) {
  std::string sealed;
  TRY(store.Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    const auto known =
        tx.One<std::string>("SELECT sealed FROM ledger_key", {}, [](const Row& row) { return row.Text(0); });
    sealed = known ? *known : pki::Seal(sealing_key.Reveal(), kLedgerId, pki::PrivateKey::Generate().ToPem().Reveal());
    if (!known) tx.Run("INSERT INTO ledger_key(one, sealed) VALUES(1, ?)", {Blob{sealed}});
    return {};
  }));
  const core::Secret pem = TRY(pki::Open(sealing_key.Reveal(), kLedgerId, sealed));
  return pki::PrivateKey::FromPem(pem.Reveal());
}

}  // namespace

core::Result<std::unique_ptr<Ledger>> Ledger::Open(const std::filesystem::path& folder, KeyRing& keys,
                                                   const core::Clock& wall) {
  const std::filesystem::path file = folder / kLedgerFile;
  std::error_code absent;
  const bool gone = std::filesystem::file_size(file, absent) == 0 || absent;
  if (gone && keys.Find(core::SandboxId(kLedgerId))) {
    return core::Refuse(common::v1::REASON_JOURNAL_BROKEN, file.string() + " was taken away");
  }
  const Schema schemas[] = {{.owner = "ledger", .migrations = {kLedger1Sql}}};
  auto store = TRY(OpenStore(file, keys.Derive("parcours ledger"), schemas));
  const core::Secret sealing_key = TRY(SealingKey(keys));
  pki::PrivateKey key = TRY(OpenKey(*store, sealing_key));
  return std::unique_ptr<Ledger>(new Ledger(std::move(store), std::move(key), wall));
}

Ledger::Ledger(std::unique_ptr<Store> store, pki::PrivateKey key, const core::Clock& wall)
    : store_(std::move(store)), key_(std::move(key)), public_key_(key_.PublicPem()), wall_(wall), thread_([this] {
        Run();
      }) {}

Ledger::~Ledger() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  noted_some_.notify_all();
  hurry_.notify_all();
  thread_.join();
}

void Ledger::Reopened(const core::SandboxId& id) {
  Flush();
  const std::lock_guard lock(stored_mutex_);
  stored_.erase(id);
}

void Ledger::Note(const core::SandboxId& id, const Head& head) {
  const std::lock_guard lock(mutex_);
  if (noted_.empty()) noted_some_.notify_one();
  const auto [latest, fresh] = noted_.try_emplace(id, head);
  // Commits of several callers may be noted out of order.
  if (!fresh && IsLater(head, latest->second)) latest->second = head;
}

void Ledger::Flush() {
  std::unique_lock lock(mutex_);
  const std::uint64_t round = noted_.empty() ? rounds_begun_ : rounds_begun_ + 1;
  ++waiting_;
  hurry_.notify_all();
  stored_some_.wait(lock, [&] { return rounds_ended_ >= round; });
  --waiting_;
}

void Ledger::Run() {
  std::unique_lock lock(mutex_);
  while (true) {
    noted_some_.wait(lock, [this] { return !noted_.empty() || stopping_; });
    if (noted_.empty()) return;
    hurry_.wait_for(lock, kSigningWindow, [this] { return waiting_ > 0 || stopping_; });
    const auto heads = std::exchange(noted_, {});
    ++rounds_begun_;
    lock.unlock();
    SignAndStore(heads);
    lock.lock();
    ++rounds_ended_;
    stored_some_.notify_all();
  }
}

void Ledger::SignAndStore(const std::map<core::SandboxId, Head>& heads) {
  const core::Time wall = wall_.Now();
  const std::lock_guard lock(stored_mutex_);
  std::map<core::SandboxId, Stored> stored;
  const auto written = store_->Write(Durability::kTrace, [&](WriteTransaction& tx) -> core::Result<void> {
    stored = stored_;
    for (const auto& [id, head] : heads) SignOne(tx, id, head, wall, stored[id]);
    return {};
  });
  if (written) {
    stored_ = std::move(stored);
  } else {
    core::Log(core::LogLevel::kError, "journal heads not signed", {{core::logkey::kCause, written.error().detail}});
  }
}

void Ledger::SignOne(WriteTransaction& tx, const core::SandboxId& id, const Head& head, core::Time wall,
                     Stored& stored) {
  if (stored.opening == 0) {
    const auto last = tx.One<std::int64_t>("SELECT max(opening) FROM ledger_head WHERE sandbox = ?", {id.value()},
                                           [](const Row& row) { return row.Int(0); });
    stored.opening = last.value_or(0) + 1;
  } else if (!IsLater(head, stored.head)) {
    return;
  }
  stored.head = head;
  SignedHead row{.head = head, .opening = stored.opening, .wall_time = wall, .signature = {}};
  row.signature = key_.Sign(HeadToSign(id, row));
  tx.Run(
      "INSERT OR REPLACE INTO ledger_head(sandbox, opening, branch, sequence, hash, wall, signature) "
      "VALUES(?,?,?,?,?,?,?)",
      {id.value(), row.opening, std::int64_t{head.branch}, static_cast<std::int64_t>(head.sequence), Blob{head.hash},
       wall.time_since_epoch().count(), Blob{row.signature}});
}

core::Result<std::vector<SignedHead>> Ledger::Heads(const core::SandboxId& id) const {
  std::vector<SignedHead> heads;
  TRY(store_->Read([&](ReadTransaction& tx) -> core::Result<void> {
    heads = tx.All<SignedHead>(
        "SELECT opening, branch, sequence, hash, wall, signature FROM ledger_head WHERE sandbox = ? ORDER BY opening, "
        "branch",
        {id.value()}, ReadSignedHead);
    return {};
  }));
  return heads;
}

core::Result<std::optional<SignedHead>> Ledger::Last(const core::SandboxId& id) const {
  const auto heads = TRY(Heads(id));
  const auto last = std::max_element(heads.begin(), heads.end(), [](const SignedHead& left, const SignedHead& right) {
    return left.head.branch < right.head.branch ||
           (left.head.branch == right.head.branch && left.opening < right.opening);
  });
  return last == heads.end() ? std::nullopt : std::optional(*last);
}

bool Ledger::IsSigned(const core::SandboxId& id, const SignedHead& head) const {
  return pki::Verify(public_key_, HeadToSign(id, head), head.signature);
}

core::Result<void> Ledger::Forget(const core::SandboxId& id) {
  Reopened(id);
  return store_->Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    tx.Run("DELETE FROM ledger_head WHERE sandbox = ?", {id.value()});
    return {};
  });
}

}  // namespace parcours::platform
