// How fast the store is, as ratios to a bare SQLCipher insert loop in the same run: the same durability, page size and
// document. Rounds of both alternate, so that the machine's moods meet both.
//
//   store_bench [folder]     a folder on the disk to measure; default: the temporary folder
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "core/clock.h"
#include "core/text.h"
#include "pki/crypto.h"
#include "services/platform/journal/journal.h"
#include "services/platform/journal/ledger.h"
#include "services/platform/store/key_ring.h"
#include "services/platform/store/store.h"

namespace {

using namespace std::chrono_literals;
using parcours::core::Result;
namespace platform = parcours::platform;

constexpr int kRounds = 7;
constexpr int kPerRound = 800;
constexpr int kClients = 8;
constexpr std::size_t kDocumentBytes = 8192;

// Microseconds of one of `count` pieces of work that `all` does.
double Timed(int count, const std::function<void()>& all) {
  const auto begun = std::chrono::steady_clock::now();
  all();
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begun).count() / count;
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

template <class T>
T Must(Result<T> result) {
  if (result) return parcours::core::internal::TakeValue(std::move(result));
  std::fprintf(stderr, "store_bench: %s\n", result.error().detail.c_str());
  std::exit(3);
}

// The reference: one connection, one prepared INSERT, one commit each.
class BareLoop {
 public:
  BareLoop(const std::filesystem::path& file, const std::string& key) {
    sqlite3_open(file.c_str(), &database_);
    Execute("PRAGMA key = \"x'" + parcours::core::Hex(key) + "'\"");
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
    if (sqlite3_step(insert_) != SQLITE_DONE) std::exit(3);
    sqlite3_reset(insert_);
  }

 private:
  void Execute(const std::string& sql) {
    if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) std::exit(3);
  }

  sqlite3* database_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

void ByClients(int clients, int count, const std::function<void()>& each) {
  std::vector<std::thread> threads;
  for (int client = 0; client < clients; ++client) {
    threads.emplace_back([&] {
      for (int done = 0; done < count / clients; ++done) each();
    });
  }
  for (std::thread& thread : threads) thread.join();
}

double SyncMicroseconds(const std::filesystem::path& folder) {
  const std::string file = (folder / "sync").string();
  const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const double each = Timed(200, [&] {
    for (int write_number = 0; write_number < 200; ++write_number) {
      if (write(descriptor, file.data(), 1) != 1 || fdatasync(descriptor) != 0) std::exit(3);
    }
  });
  close(descriptor);
  return each;
}

class Bench {
 public:
  explicit Bench(const std::filesystem::path& folder)
      : folder_(folder),
        key_(parcours::pki::RandomBytes(32)),
        bare_(folder / "bare.db", key_),
        document_(parcours::pki::RandomBytes(kDocumentBytes)) {
    const platform::Schema schemas[] = {
        platform::JournalSchema(),
        {.owner = "bench", .migrations = {"CREATE TABLE bench_document(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"}}};
    store_ = Must(platform::OpenStore(folder / "store.db", parcours::core::Secret(std::string_view(key_)), schemas));
    keys_ = Must(platform::KeyRing::Open(folder));
    ledger_ = Must(platform::Ledger::Open(folder, *keys_, wall_));
  }

  void Run() {
    std::printf("fdatasync          %8.1f us\n", SyncMicroseconds(folder_));
    Compare("document, 1 client ", 1, [this] { WriteDocument(); });
    Compare("document, 8 clients", kClients, [this] { WriteDocument(); });
    Compare("with journal, 1    ", 1, [this] { WriteJournalled(); });
    Compare("with journal, 8    ", kClients, [this] { WriteJournalled(); });
    Compare("trace of a read, 1 ", 1, [this] { WriteTrace(); });
    Compare("trace of a read, 8 ", kClients, [this] { WriteTrace(); });
    Compare("read and trace, 8  ", kClients, [this] {
      Read();
      WriteTrace();
    });
    Compare("read, 1            ", 1, [this] { Read(); });
  }

 private:
  void Compare(const char* name, int clients, const std::function<void()>& each) {
    std::vector<double> bare;
    std::vector<double> ours;
    std::vector<double> ratios;
    for (int round = 0; round < kRounds; ++round) {
      bare.push_back(Timed(kPerRound, [&] {
        for (int done = 0; done < kPerRound; ++done) bare_.Insert(document_);
      }));
      ours.push_back(Timed(kPerRound, [&] { ByClients(clients, kPerRound, each); }));
      ratios.push_back(bare.back() / ours.back());
    }
    std::printf("%s%8.1f us each; bare loop %8.1f us; ratio %5.2f\n", name, Median(ours), Median(bare), Median(ratios));
  }

  void WriteDocument() {
    Must(store_->Write(platform::Durability::kEffect, [&](platform::WriteTransaction& tx) -> Result<void> {
      tx.Run("INSERT INTO bench_document(bytes) VALUES(?)", {platform::Blob{document_}});
      return {};
    }));
  }

  void WriteJournalled() {
    platform::Head head;
    Must(store_->Write(platform::Durability::kEffect, [&](platform::WriteTransaction& tx) -> Result<void> {
      tx.Run("INSERT INTO bench_document(bytes) VALUES(?)", {platform::Blob{document_}});
      platform::Entry entry = NewEntry();
      head = platform::Append(tx, entry);
      return {};
    }));
    ledger_->Note(sandbox_, head);
  }

  void WriteTrace() {
    platform::Head head;
    Must(store_->Write(platform::Durability::kTrace, [&](platform::WriteTransaction& tx) -> Result<void> {
      platform::Entry entry = NewEntry();
      head = platform::Append(tx, entry);
      return {};
    }));
    ledger_->Note(sandbox_, head);
  }

  void Read() {
    Must(store_->Read([](platform::ReadTransaction& tx) -> Result<void> {
      platform::ReadHead(tx);
      return {};
    }));
  }

  static platform::Entry NewEntry() {
    platform::Entry entry{.exchange = {}, .request = std::string(200, 'q'), .response = std::string(600, 'r')};
    entry.exchange.set_id("exc-" + parcours::core::Hex(parcours::pki::RandomBytes(8)));
    entry.exchange.set_method("parcours.dmp.v1.DmpService/SearchDocuments");
    entry.exchange.set_decision("CPS; RNIV 1");
    entry.exchange.set_branch(1);
    return entry;
  }

  const std::filesystem::path folder_;
  const std::string key_;
  BareLoop bare_;
  const std::string document_;
  const parcours::core::SandboxId sandbox_{"sbx-bench"};
  const parcours::core::WallClock wall_;
  std::unique_ptr<platform::Store> store_;
  std::unique_ptr<platform::KeyRing> keys_;
  std::unique_ptr<platform::Ledger> ledger_;
};

}  // namespace

int main(int count, char** arguments) {
  const std::filesystem::path base =
      count > 1 ? std::filesystem::path(arguments[1]) : std::filesystem::temp_directory_path();
  std::string folder = (base / "parcours-bench-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) {
    std::perror(folder.c_str());
    return 3;
  }
  Bench(folder).Run();
  std::filesystem::remove_all(folder);
  return 0;
}
