// How fast the store is, as ratios to a bare SQLCipher insert loop in the same run: the same durability, page size and
// document. Rounds of both alternate, so that the machine's moods meet both.
#include <sqlite3.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "bench/measure.h"
#include "core/clock.h"
#include "core/text.h"
#include "pki/crypto.h"
#include "services/platform/journal/journal.h"
#include "services/platform/journal/ledger.h"
#include "services/platform/store/key_ring.h"
#include "services/platform/store/store.h"

namespace parcours::bench {
namespace {

constexpr int kRounds = 7;
constexpr int kPerRound = 800;
constexpr int kClients = 8;
constexpr std::size_t kDocumentBytes = 8192;

// The reference: one connection, one prepared INSERT, one commit each.
class BareLoop {
 public:
  BareLoop(const std::filesystem::path& file, const std::string& key) {
    sqlite3_open(file.c_str(), &database_);
    Execute("PRAGMA key = \"x'" + core::Hex(key) + "'\"");
    for (const char* sql :
         {"PRAGMA cipher_page_size = 4096", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
          "PRAGMA secure_delete = ON", "CREATE TABLE document(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"}) {
      Execute(sql);
    }
    sqlite3_prepare_v2(database_, "INSERT INTO document(bytes) VALUES(?)", -1, &insert_, nullptr);
  }
  ~BareLoop() {
    sqlite3_finalize(insert_);
    sqlite3_close(database_);
  }
  BareLoop(const BareLoop&) = delete;
  BareLoop& operator=(const BareLoop&) = delete;

  void Insert(const std::string& document) {
    sqlite3_bind_blob(insert_, 1, document.data(), static_cast<int>(document.size()), SQLITE_STATIC);
    if (sqlite3_step(insert_) != SQLITE_DONE) Fail(sqlite3_errmsg(database_));
    sqlite3_reset(insert_);
  }

 private:
  void Execute(const std::string& sql) {
    if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) Fail(sqlite3_errmsg(database_));
  }

  sqlite3* database_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

class StoreCosts {
 public:
  explicit StoreCosts(const Options& options)
      : options_(options),
        key_(pki::RandomBytes(32)),
        bare_(folder_.path() / "bare.db", key_),
        document_(pki::RandomBytes(kDocumentBytes)) {
    const platform::Schema schemas[] = {
        platform::JournalSchema(),
        {.owner = "bench", .migrations = {"CREATE TABLE bench_document(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"}}};
    store_ = Must(platform::OpenStore(folder_.path() / "store.db", core::Secret(std::string_view(key_)), schemas));
    keys_ = Must(platform::KeyRing::Open(folder_.path()));
    ledger_ = Must(platform::Ledger::Open(folder_.path(), *keys_, wall_));
  }

  void Run() {
    Compare("durable document of 8 KiB, 1 client", 1, 0.6, ">= 0.60", [this] { WriteDocument(); });
    Compare("durable document of 8 KiB, 8 clients", kClients, 1.5, ">= 1.50", [this] { WriteDocument(); });
    Compare("document and journal entry, 1 client", 1, 0, "", [this] { WriteJournalled(); });
    Compare("document and journal entry, 8 clients", kClients, 0, "", [this] { WriteJournalled(); });
    Compare("trace of a read, 1 client", 1, 0, "", [this] { WriteTrace(); });
    Compare("trace of a read, 8 clients", kClients, 0, "", [this] { WriteTrace(); });
  }

 private:
  // How many of ours are done while the bare loop does one; `least`: the target.
  void Compare(std::string_view what, int clients, double least, std::string_view target,
               const std::function<void()>& each) {
    const int count = options_.Count(kPerRound);
    const Rounds rounds = Alternate(
        options_.Rounds(kRounds), [&] { return ByClients(clients, count, [&](int) { each(); }); },
        [&] { return ByClients(1, count, [this](int) { bare_.Insert(document_); }); });
    const double ratio = 1 / rounds.Ratio();
    Print({.what = what,
           .ours = Number(Median(rounds.ours), "us"),
           .reference = Number(Median(rounds.reference), "us bare"),
           .ratio = ratio,
           .target = target,
           .met = ratio >= least});
  }

  void WriteDocument() {
    Must(store_->Write(platform::Durability::kEffect, [&](platform::WriteTransaction& tx) -> core::Result<void> {
      tx.Run("INSERT INTO bench_document(bytes) VALUES(?)", {platform::Blob{document_}});
      return {};
    }));
  }

  void WriteJournalled() {
    platform::Head head;
    Must(store_->Write(platform::Durability::kEffect, [&](platform::WriteTransaction& tx) -> core::Result<void> {
      tx.Run("INSERT INTO bench_document(bytes) VALUES(?)", {platform::Blob{document_}});
      platform::Entry entry = NewEntry();
      head = platform::Append(tx, entry);
      return {};
    }));
    ledger_->Note(sandbox_, head);
  }

  void WriteTrace() {
    platform::Head head;
    Must(store_->Write(platform::Durability::kTrace, [&](platform::WriteTransaction& tx) -> core::Result<void> {
      platform::Entry entry = NewEntry();
      head = platform::Append(tx, entry);
      return {};
    }));
    ledger_->Note(sandbox_, head);
  }

  static platform::Entry NewEntry() {
    platform::Entry entry{.exchange = {}, .request = std::string(200, 'q'), .response = std::string(600, 'r')};
    entry.exchange.set_id("exc-" + core::Hex(pki::RandomBytes(8)));
    entry.exchange.set_method("parcours.dmp.v1.DmpService/SearchDocuments");
    entry.exchange.set_decision("CPS; RNIV 1");
    entry.exchange.set_branch(1);
    return entry;
  }

  const Options options_;
  const Folder folder_;
  const std::string key_;
  BareLoop bare_;
  const std::string document_;
  const core::SandboxId sandbox_{"sbx-bench"};
  const core::WallClock wall_;
  std::unique_ptr<platform::Store> store_;
  std::unique_ptr<platform::KeyRing> keys_;
  std::unique_ptr<platform::Ledger> ledger_;
};

}  // namespace
}  // namespace parcours::bench

int main(int count, char** arguments) {
  using namespace parcours::bench;
  StoreCosts(ReadOptions(count, arguments)).Run();
  return 0;
}
