// The store on SQLCipher: one connection that writes, one that reads beside it.
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "parcours/common/v1/reason.pb.h"
#include "services/platform/store/connection.h"
#include "services/platform/store/copy.h"
#include "services/platform/store/group_commit.h"
#include "services/platform/store/migrate.h"
#include "services/platform/store/store.h"

namespace parcours::platform {
namespace {

using WriteWork = std::function<core::Result<void>(WriteTransaction&)>;
using ReadWork = std::function<core::Result<void>(ReadTransaction&)>;

// How what a piece of work has written is undone if it refuses.
enum class Undoing {
  kBySavepoint,
  kByRunningAgain,  // all of the transaction, with savepoints
};

// Thrown by a nested part that must be undone where there is no savepoint.
class MustRunAgain : public std::exception {
 public:
  const char* what() const noexcept override { return "the transaction is run again with savepoints"; }
};

class SqliteTransaction final : public WriteTransaction {
 public:
  SqliteTransaction(Connection& connection, Undoing undoing) : connection_(connection), undoing_(undoing) {}

  void Select(std::string_view sql, std::span<const Value> values,
              const std::function<void(const Row&)>& each) override {
    connection_.Run(sql, values, each);
  }
  std::int64_t Run(std::string_view sql, std::span<const Value> values) override {
    return connection_.Run(sql, values, nullptr);
  }

  core::Result<void> Nested(const WriteWork& work) override {
    if (undoing_ == Undoing::kBySavepoint) return InSavepoint(work);
    const auto before = connection_.RowsChanged();
    const auto spoils = [&] { return spoilt_ |= connection_.RowsChanged() != before; };
    try {
      auto outcome = work(*this);
      if (outcome || !spoils()) return outcome;
    } catch (...) {
      spoils();
      throw;
    }
    throw MustRunAgain();
  }

  // True if something is written that has to be undone, and cannot be by itself.
  bool spoilt() const { return spoilt_; }

 private:
  core::Result<void> InSavepoint(const WriteWork& work) {
    connection_.Run("SAVEPOINT nested", {}, nullptr);
    core::Result<void> outcome;
    try {
      outcome = work(*this);
    } catch (...) {
      Undo();
      throw;
    }
    if (!outcome) {
      Undo();
    } else {
      connection_.Run("RELEASE nested", {}, nullptr);
    }
    return outcome;
  }

  void Undo() {
    connection_.Run("ROLLBACK TO nested", {}, nullptr);
    connection_.Run("RELEASE nested", {}, nullptr);
  }

  Connection& connection_;
  const Undoing undoing_;
  bool spoilt_ = false;
};

core::Result<void> Failed(const std::exception& failure) {
  return core::Refuse(common::v1::REASON_STORE_FAILED, failure.what());
}

// The right to use a connection, of one thread at a time.
class Turns {
 public:
  class Turn {
   public:
    explicit Turn(Turns& turns) : turns_(turns), lock_(turns.mutex_) { turns_.holder_ = std::this_thread::get_id(); }
    Turn(Turns& turns, std::try_to_lock_t attempt) : turns_(turns), lock_(turns.mutex_, attempt) {
      if (taken()) turns_.holder_ = std::this_thread::get_id();
    }
    ~Turn() {
      if (taken()) turns_.holder_ = std::thread::id();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    bool taken() const { return lock_.owns_lock(); }

   private:
    Turns& turns_;
    const std::unique_lock<std::mutex> lock_;
  };

  bool AreMine() const { return holder_ == std::this_thread::get_id(); }

 private:
  std::mutex mutex_;
  std::atomic<std::thread::id> holder_ = std::thread::id();
};

class SqliteStore final : public Store {
 public:
  SqliteStore(std::filesystem::path path, core::Secret key, std::span<const Schema> schemas,
              std::unique_ptr<Connection> writer)
      : path_(std::move(path)),
        key_(std::move(key)),
        schemas_(schemas.begin(), schemas.end()),
        writer_(std::move(writer)) {}

  core::Result<void> Write(Durability durability, const WriteWork& work) override {
    RefuseInsideTransaction();
    Job job{.durability = durability, .work = &work};
    group_.Run(job, [this](std::span<Job* const> jobs) {
      const Turns::Turn turn(writing_);
      CommitTogether(jobs);
    });
    if (job.bug) std::rethrow_exception(job.bug);
    return std::move(job.outcome);
  }

  core::Result<void> Read(const ReadWork& work) override {
    RefuseInsideTransaction();
    const Turns::Turn turn(reading_);
    try {
      if (!reader_) reader_ = TRY(Connection::Open(path_, key_, Use::kRead));
      return ReadWith(*reader_, work);
    } catch (const StoreFailure& failure) {
      return Failed(failure);
    }
  }

  core::Result<void> Glance(const ReadWork& work) override {
    RefuseInsideTransaction();
    if (const Turns::Turn turn(writing_, std::try_to_lock); turn.taken()) {
      try {
        return ReadWith(*writer_, work);
      } catch (const StoreFailure& failure) {
        return Failed(failure);
      }
    }
    return Read(work);
  }

  core::Result<void> Backup(const std::filesystem::path& path) override {
    RefuseInsideTransaction();
    // A connection of its own: nobody waits for the copy to end.
    const auto source = TRY(Connection::Open(path_, key_, Use::kRead));
    return CopyToFile(*source, path, key_);
  }

  core::Result<void> Truncate() override {
    RefuseInsideTransaction();
    const Turns::Turn write(writing_);
    const Turns::Turn read(reading_);
    try {
      bool busy = false;
      writer_->Run("PRAGMA wal_checkpoint(TRUNCATE)", {}, [&](const Row& row) { busy = row.Int(0) != 0; });
      if (busy) return core::Refuse(common::v1::REASON_STORE_FAILED, path_.string() + " is read by another process");
      return {};
    } catch (const StoreFailure& failure) {
      return Failed(failure);
    }
  }

  core::Result<void> Restore(const std::filesystem::path& path) override {
    RefuseInsideTransaction();
    const Turns::Turn write(writing_);
    const Turns::Turn read(reading_);
    try {
      SetSynchronous(Durability::kEffect);
    } catch (const StoreFailure& failure) {
      return Failed(failure);
    }
    return CopyFromFile(path, key_, schemas_, path_.string() + ".restoring", *writer_);
  }

 private:
  class RollBackAfter {
   public:
    explicit RollBackAfter(Connection& connection) : connection_(connection) {}
    ~RollBackAfter() { connection_.RollBack(); }
    RollBackAfter(const RollBackAfter&) = delete;
    RollBackAfter& operator=(const RollBackAfter&) = delete;

   private:
    Connection& connection_;
  };

  // It would wait for itself for ever.
  void RefuseInsideTransaction() const {
    if (writing_.AreMine() || reading_.AreMine())
      throw std::logic_error("the store was used inside its own transaction");
  }

  static core::Result<void> ReadWith(Connection& connection, const ReadWork& work) {
    // One snapshot for all that `work` reads.
    connection.Run("BEGIN", {}, nullptr);
    const RollBackAfter after(connection);
    SqliteTransaction tx(connection, Undoing::kBySavepoint);
    auto outcome = work(tx);
    connection.RefuseIfDamaged();
    return outcome;
  }

  // First without savepoints: every page that is touched in one is encrypted for it too, which is half of what a
  // transaction costs, and hardly any has to undo what it wrote.
  void CommitTogether(std::span<Job* const> jobs) {
    try {
      Durability most = Durability::kTrace;
      for (const Job* job : jobs) {
        if (job->durability == Durability::kEffect) most = Durability::kEffect;
      }
      SetSynchronous(most);
      if (!Commit(jobs, Undoing::kByRunningAgain)) Commit(jobs, Undoing::kBySavepoint);
    } catch (const std::exception& failure) {
      writer_->RollBack();
      for (Job* job : jobs) {
        job->outcome = Failed(failure);
        job->bug = nullptr;
      }
    }
  }

  // False if a part has to be undone that cannot be by itself: nothing is committed then.
  bool Commit(std::span<Job* const> jobs, Undoing undoing) {
    writer_->Run("BEGIN IMMEDIATE", {}, nullptr);
    SqliteTransaction tx(*writer_, undoing);
    for (Job* job : jobs) {
      RunOne(tx, *job);
      if (!tx.spoilt()) continue;
      writer_->RollBack();
      return false;
    }
    writer_->Run("COMMIT", {}, nullptr);
    return true;
  }

  // A failing database ends all jobs (StoreFailure passes through); a refusal or a bug ends one.
  void RunOne(SqliteTransaction& tx, Job& job) {
    job.bug = nullptr;
    try {
      job.outcome = tx.Nested([&](WriteTransaction& own) -> core::Result<void> {
        auto outcome = (*job.work)(own);
        if (outcome && writer_->HasDanglingKeys()) throw std::logic_error("a foreign key names no row");
        return outcome;
      });
    } catch (const StoreFailure&) {
      throw;
    } catch (...) {
      job.bug = std::current_exception();
    }
  }

  void SetSynchronous(Durability durability) {
    if (durability == synchronous_) return;
    writer_->Execute(durability == Durability::kEffect ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    synchronous_ = durability;
  }

  const std::filesystem::path path_;
  const core::Secret key_;
  const std::vector<Schema> schemas_;
  GroupCommit group_;

  Turns writing_;  // the two below; taken before reading_
  const std::unique_ptr<Connection> writer_;
  Durability synchronous_ = Durability::kEffect;

  Turns reading_;                       // the one below
  std::unique_ptr<Connection> reader_;  // opened by the first read: many sandboxes are only written
};

}  // namespace

core::Result<std::unique_ptr<Store>> OpenStore(const std::filesystem::path& path, const core::Secret& key,
                                               std::span<const Schema> schemas) {
  auto connection = TRY(Connection::Open(path, key, Use::kMake));
  TRY(Migrate(*connection, schemas));
  return std::unique_ptr<Store>(std::make_unique<SqliteStore>(path, key.Copy(), schemas, std::move(connection)));
}

}  // namespace parcours::platform
