// A sandbox's encrypted database: SQLCipher under a raw 256-bit key, with group commit.
//
// SQL stands in the services' store.cpp and schema/*.sql files only; sqlite3.h is included below this folder only.
// SQL is limited to what SQLite 3.15 knows (no UPSERT, RETURNING, window functions, STRICT, JSON1, FTS5).
//
// Inside a transaction a failing database (disk full, corrupt page) throws StoreFailure; Store::Write turns it into the
// refusal STORE_FAILED and nothing of the transaction stays. Nobody else catches it. What is a bug of the transaction
// alone (a violated constraint, a foreign key without its row, a value of the wrong kind) throws std::logic_error: the
// transaction is undone, those committed together with it are not, and Write throws it again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/result.h"
#include "core/secret.h"

namespace parcours::platform {

class StoreFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Bytes to bind as a BLOB (a plain string is bound as TEXT). Borrows.
struct Blob {
  std::string_view bytes;
};

// What can be bound to a `?`: NULL, integers, text, bytes. Borrows text and bytes for the duration of the call.
using Value = std::variant<std::nullptr_t, std::int64_t, std::string_view, Blob>;

// One row of a SELECT, valid inside the callback that receives it. Columns count from 0.
class Row {
 public:
  explicit Row(void* statement) : statement_(statement) {}

  bool IsNull(int column) const;
  std::int64_t Int(int column) const;
  std::string Text(int column) const;  // TEXT or BLOB as bytes; NULL gives ""
  std::optional<std::int64_t> MaybeInt(int column) const;

 private:
  void* statement_;
};

// What reads may do.
class ReadTransaction {
 public:
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;
  virtual ~ReadTransaction() = default;

  // Calls `each` for every row in order. `sql` is prepared once per connection and kept; `each` must not run the same.
  virtual void Select(std::string_view sql, std::span<const Value> values,
                      const std::function<void(const Row&)>& each) = 0;

  // All rows, mapped: `All<Person>("SELECT …", {id}, ReadPerson)`.
  template <class T, class Map>
  std::vector<T> All(std::string_view sql, std::initializer_list<Value> values, Map map) {
    std::vector<T> rows;
    Select(sql, {values.begin(), values.size()}, [&](const Row& row) { rows.push_back(map(row)); });
    return rows;
  }

  // The first row, mapped, if there is one.
  template <class T, class Map>
  std::optional<T> One(std::string_view sql, std::initializer_list<Value> values, Map map) {
    std::optional<T> found;
    Select(sql, {values.begin(), values.size()}, [&](const Row& row) {
      if (!found) found = map(row);
    });
    return found;
  }

 protected:
  ReadTransaction() = default;
};

// What writes may do besides. A type of its own, so that a read path cannot write.
class WriteTransaction : public ReadTransaction {
 public:
  // Runs an INSERT, UPDATE or DELETE; returns how many rows it changed.
  virtual std::int64_t Run(std::string_view sql, std::span<const Value> values) = 0;
  std::int64_t Run(std::string_view sql, std::initializer_list<Value> values) {
    return Run(sql, std::span<const Value>{values.begin(), values.size()});
  }

  // Runs `work` in a savepoint. A refusal rolls back what `work` did and is returned; the transaction goes on.
  virtual core::Result<void> Nested(const std::function<core::Result<void>(WriteTransaction&)>& work) = 0;
};

// How safe a commit must be before Write returns.
enum class Durability {
  kEffect,  // survives power loss (synchronous=FULL)
  kTrace,   // survives kill -9 (synchronous=NORMAL): the trace of an answered read
};

// The tables of one part and how they came to be: forward-only migrations, applied in order, each once.
struct Schema {
  std::string_view owner;                         // "journal", "ins": also the prefix of its tables
  std::vector<std::string_view> migrations = {};  // SQL text; position + 1 is the version
};

// Thread-safe. Transactions run one at a time; those that wait together are committed together.
class Store {
 public:
  virtual ~Store() = default;

  // Commits what `work` does. Its refusal or what it throws undoes it and comes back; besides refuses with
  // STORE_FAILED. `work` may run on another thread, and a second time after the first is undone: what it leaves outside
  // the store is then the same. It must not use the store (std::logic_error).
  virtual core::Result<void> Write(Durability durability,
                                   const std::function<core::Result<void>(WriteTransaction&)>& work) = 0;

  // Runs `work` on the last committed state, beside whoever writes. Refuses with STORE_FAILED. `work` must not use the
  // store (std::logic_error).
  virtual core::Result<void> Read(const std::function<core::Result<void>(ReadTransaction&)>& work) = 0;

  // Writes a consistent copy under the same key to `path`, which must not exist: whole, or not there. Writers need not
  // wait. Refuses with STORE_FAILED.
  virtual core::Result<void> Backup(const std::filesystem::path& path) = 0;

  // Writes what is in the log into the main file and empties the log, so that deleted data is in neither. Refuses with
  // STORE_FAILED.
  virtual core::Result<void> Truncate() = 0;

  // Replaces the whole contents by those of a copy made by Backup, atomically, and brings its schemas up to date.
  // Refuses with STORE_FAILED, STORE_KEY_WRONG; the old contents then stay.
  virtual core::Result<void> Restore(const std::filesystem::path& path) = 0;

  // As Read, for a few rows that are needed at every call: Read decrypts them again after each commit, this takes them
  // from where they are at hand in clear if nobody is writing. A writer may have to wait for `work`.
  virtual core::Result<void> Glance(const std::function<core::Result<void>(ReadTransaction&)>& work) {
    return Read(work);
  }
};

// Opens or makes the encrypted file and brings every schema up to date. `key` is 32 bytes.
// Refuses with STORE_KEY_WRONG (also for a file that is no database), STORE_FAILED (permission, disk, newer version).
core::Result<std::unique_ptr<Store>> OpenStore(const std::filesystem::path& path, const core::Secret& key,
                                               std::span<const Schema> schemas);

}  // namespace parcours::platform
