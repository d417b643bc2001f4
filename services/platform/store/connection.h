// One SQLCipher connection and its prepared statements. For the files of this folder only; not thread-safe.
#pragma once

#include <sqlite3.h>

#include <filesystem>
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

class Connection {
 public:
  // Opens or makes the file under the raw key. Refuses with STORE_KEY_WRONG, STORE_FAILED.
  static core::Result<std::unique_ptr<Connection>> Open(const std::filesystem::path& path, const core::Secret& key);

  // Runs statements without values. Throws StoreFailure.
  void Execute(const std::string& sql);

  // Runs one prepared statement; `each` is called for its rows. Returns how many rows it changed. Throws StoreFailure.
  std::int64_t Run(std::string_view sql, std::span<const Value> values, const std::function<void(const Row&)>& each);

  sqlite3* handle() const { return connection_.get(); }

 private:
  explicit Connection(sqlite3* owned) : connection_(owned) {}
  sqlite3_stmt* Prepare(std::string_view sql);

  std::unique_ptr<sqlite3, CloseConnection> connection_;
  std::unordered_map<std::string, std::unique_ptr<sqlite3_stmt, FinalizeStatement>> statements_;
};

}  // namespace parcours::platform
