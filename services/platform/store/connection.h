// One SQLCipher connection and its prepared statements. For the files of this folder only; not thread-safe.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/result.h"
#include "core/secret.h"
#include "services/platform/store/store.h"

namespace parcours::platform {

struct CloseConnection {
  void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

// What a connection is for.
enum class Use {
  kMake,   // writes; an absent file is made
  kWrite,  // writes; an absent or empty file is refused
  kRead,   // reads only; an absent or empty file is refused
};

class Connection {
 public:
  // Opens the file under the raw key of 32 bytes, with synchronous=FULL. Refuses with STORE_KEY_WRONG (also for a file
  // that is no database) and STORE_FAILED.
  static core::Result<std::unique_ptr<Connection>> Open(const std::filesystem::path& path, const core::Secret& key,
                                                        Use use);

  // Runs statements without values. Throws StoreFailure.
  void Execute(const std::string& sql);

  // Runs one prepared statement; `each` is called for its rows and must not run the same statement. Returns how many
  // rows it changed. Throws StoreFailure, and std::logic_error where the values or the statement are at fault.
  std::int64_t Run(std::string_view sql, std::span<const Value> values, const std::function<void(const Row&)>& each);

  // Ends whatever transaction is open. Never throws: a database that fails here has rolled back by itself.
  void RollBack() noexcept;

  // Throws StoreFailure if a page that was read in this transaction failed its authentication. SQLCipher gives zeros
  // for the end of a long value on such a page and reports the error to whatever is run next: so this must be.
  void RefuseIfDamaged();

  // How many rows this connection has changed so far; it may wrap around.
  int RowsChanged() const { return sqlite3_total_changes(handle()); }

  // True if a deferred foreign key waits for its row: the commit would fail.
  bool HasDanglingKeys() const;

  sqlite3* handle() const { return connection_.get(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view sql) const { return std::hash<std::string_view>{}(sql); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

  explicit Connection(sqlite3* owned) : connection_(owned) {}
  void SetKey(const core::Secret& key);
  bool ReadsAsDatabase();
  void Configure(Use use);
  sqlite3_stmt* Prepare(std::string_view sql);

  std::unique_ptr<sqlite3, CloseConnection> connection_;
  std::unordered_map<std::string, Statement, Hash, std::equal_to<>> statements_;
};

}  // namespace parcours::platform
