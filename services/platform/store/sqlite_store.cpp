// The store on SQLCipher. Transactions that wait at the same time are committed together: whoever comes first runs the
// work of all who wait, each in a savepoint of its own, and commits once.
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/platform/store/connection.h"
#include "services/platform/store/migrate.h"
#include "services/platform/store/store.h"

namespace parcours::platform {
namespace {

using Work = std::function<core::Result<void>(WriteTransaction&)>;

// How many transactions one commit takes at most: the first must not wait for ever.
constexpr std::size_t kTogether = 64;

class SqliteTransaction final : public WriteTransaction {
 public:
  explicit SqliteTransaction(Connection& connection) : connection_(connection) {}

  void Select(std::string_view sql, std::span<const Value> values, const std::function<void(const Row&)>& each) override {
    connection_.Run(sql, values, each);
  }
  std::int64_t Run(std::string_view sql, std::span<const Value> values) override { return connection_.Run(sql, values, nullptr); }

  core::Result<void> Nested(const Work& work) override {
    connection_.Run("SAVEPOINT nested", {}, nullptr);
    core::Result<void> outcome;
    try {
      outcome = work(*this);
    } catch (...) {
      Leave("ROLLBACK TO nested");
      throw;
    }
    Leave(outcome ? nullptr : "ROLLBACK TO nested");
    return outcome;
  }

 private:
  void Leave(const char* first) {
    if (first != nullptr) connection_.Run(first, {}, nullptr);
    connection_.Run("RELEASE nested", {}, nullptr);
  }

  Connection& connection_;
};

core::Result<void> Failed(const std::exception& failure) { return core::Refuse(common::v1::REASON_STORE_FAILED, failure.what()); }

class SqliteStore final : public Store {
 public:
  SqliteStore(std::filesystem::path path, core::Secret key, std::unique_ptr<Connection> connection)
      : path_(std::move(path)), key_(std::move(key)), connection_(std::move(connection)) {}

  core::Result<void> Write(Durability durability, const Work& work) override {
    Job job{.durability = durability, .work = &work};
    std::unique_lock lock(queue_mutex_);
    queue_.push_back(&job);
    turn_.wait(lock, [&] { return job.done || (!leading_ && queue_.front() == &job); });
    if (!job.done) Lead(lock);
    lock.unlock();
    if (job.bug) std::rethrow_exception(job.bug);
    return std::move(job.outcome);
  }

  core::Result<void> Read(const std::function<core::Result<void>(ReadTransaction&)>& work) override {
    const std::lock_guard lock(connection_mutex_);
    try {
      SqliteTransaction tx(*connection_);
      // One snapshot for all that `work` reads.
      connection_->Run("BEGIN", {}, nullptr);
      core::Result<void> outcome;
      try {
        outcome = work(tx);
      } catch (...) {
        connection_->Run("ROLLBACK", {}, nullptr);
        throw;
      }
      connection_->Run("ROLLBACK", {}, nullptr);
      return outcome;
    } catch (const StoreFailure& failure) {
      return Failed(failure);
    }
  }

  core::Result<void> Truncate() override {
    const std::lock_guard lock(connection_mutex_);
    try {
      connection_->Execute("PRAGMA wal_checkpoint(TRUNCATE)");
      return {};
    } catch (const StoreFailure& failure) {
      return Failed(failure);
    }
  }

  core::Result<void> Backup(const std::filesystem::path& path) override;
  core::Result<void> Restore(const std::filesystem::path& path) override;

 private:
  struct Job {
    Durability durability;
    const Work* work;
    core::Result<void> outcome = {};
    std::exception_ptr bug = nullptr;
    bool done = false;
  };

  // Runs and commits the waiting jobs, this thread's own first. Called and left with the queue locked.
  void Lead(std::unique_lock<std::mutex>& lock) {
    leading_ = true;
    const std::size_t count = std::min(queue_.size(), kTogether);
    const std::deque<Job*> batch(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
    queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
    lock.unlock();
    {
      const std::lock_guard connection(connection_mutex_);
      CommitTogether(batch);
    }
    lock.lock();
    for (Job* job : batch) job->done = true;
    leading_ = false;
    turn_.notify_all();
  }

  void CommitTogether(const std::deque<Job*>& batch) {
    try {
      bool effect = false;
      for (const Job* job : batch) effect = effect || job->durability == Durability::kEffect;
      SetSynchronous(effect);
      connection_->Run("BEGIN IMMEDIATE", {}, nullptr);
      SqliteTransaction tx(*connection_);
      for (Job* job : batch) RunOne(tx, *job);
      connection_->Run("COMMIT", {}, nullptr);
    } catch (const StoreFailure& failure) {
      sqlite3_exec(connection_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
      for (Job* job : batch) {
        job->outcome = Failed(failure);
        job->bug = nullptr;
      }
    }
  }

  // A failing database ends the whole batch (StoreFailure passes through); a refusal or a bug ends one job.
  static void RunOne(SqliteTransaction& tx, Job& job) {
    try {
      job.outcome = tx.Nested(*job.work);
    } catch (const StoreFailure&) {
      throw;
    } catch (...) {
      job.bug = std::current_exception();
    }
  }

  void SetSynchronous(bool full) {
    if (full == full_) return;
    connection_->Execute(full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    full_ = full;
  }

  const std::filesystem::path path_;
  const core::Secret key_;

  std::mutex queue_mutex_;  // the three below
  std::condition_variable turn_;
  std::deque<Job*> queue_;
  bool leading_ = false;

  std::mutex connection_mutex_;  // the two below
  std::unique_ptr<Connection> connection_;
  bool full_ = false;
};

// Copies every page of one database over another, as one transaction of the target.
core::Result<void> CopyDatabase(Connection& from, Connection& to) {
  sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (backup == nullptr) return core::Refuse(common::v1::REASON_STORE_FAILED, sqlite3_errmsg(to.handle()));
  const int stepped = sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  if (stepped != SQLITE_DONE || finished != SQLITE_OK) {
    return core::Refuse(common::v1::REASON_STORE_FAILED, std::string("copy: ") + sqlite3_errstr(finished == SQLITE_OK ? stepped : finished));
  }
  return {};
}

core::Result<void> SqliteStore::Backup(const std::filesystem::path& path) {
  if (std::filesystem::exists(path)) return core::Refuse(common::v1::REASON_STORE_FAILED, path.string() + " exists");
  const std::lock_guard lock(connection_mutex_);
  auto copy = TRY(Connection::Open(path, key_));
  return CopyDatabase(*connection_, *copy);
}

core::Result<void> SqliteStore::Restore(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return core::Refuse(common::v1::REASON_STORE_FAILED, path.string() + " does not exist");
  const std::lock_guard lock(connection_mutex_);
  auto copy = TRY(Connection::Open(path, key_));
  SetSynchronous(true);
  return CopyDatabase(*copy, *connection_);
}

}  // namespace

core::Result<std::unique_ptr<Store>> OpenStore(const std::filesystem::path& path, const core::Secret& key,
                                               std::span<const Schema> schemas) {
  auto connection = TRY(Connection::Open(path, key));
  TRY(Migrate(*connection, schemas));
  return std::unique_ptr<Store>(std::make_unique<SqliteStore>(path, key.Copy(), std::move(connection)));
}

}  // namespace parcours::platform
