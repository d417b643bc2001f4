#include "services/platform/store/connection.h"

#include <utility>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::platform {
namespace {

// Ends a statement's run whatever happens, so that it holds no lock and no borrowed value.
class Reset {
 public:
  explicit Reset(sqlite3_stmt* statement) : statement_(statement) {}
  ~Reset() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
  Reset(const Reset&) = delete;
  Reset& operator=(const Reset&) = delete;

 private:
  sqlite3_stmt* statement_;
};

int Bind(sqlite3_stmt* statement, int index, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, index, *number);
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    // A null pointer would bind NULL.
    return sqlite3_bind_text64(statement, index, text->empty() ? "" : text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  if (const auto* blob = std::get_if<Blob>(&value)) {
    return sqlite3_bind_blob64(statement, index, blob->bytes.empty() ? "" : blob->bytes.data(), blob->bytes.size(), SQLITE_STATIC);
  }
  return sqlite3_bind_null(statement, index);
}

// A violated constraint is a bug of the one piece of work; anything else is the database failing for all.
[[noreturn]] void Throw(sqlite3* connection, std::string_view what) {
  if (sqlite3_errcode(connection) == SQLITE_CONSTRAINT) {
    throw std::logic_error(std::string(what) + ": " + sqlite3_errmsg(connection));
  }
  throw StoreFailure(std::string(what) + ": " + sqlite3_errmsg(connection));
}

}  // namespace

bool Row::IsNull(int column) const { return sqlite3_column_type(static_cast<sqlite3_stmt*>(statement_), column) == SQLITE_NULL; }

std::int64_t Row::Int(int column) const { return sqlite3_column_int64(static_cast<sqlite3_stmt*>(statement_), column); }

std::string Row::Text(int column) const {
  auto* statement = static_cast<sqlite3_stmt*>(statement_);
  const void* bytes = sqlite3_column_blob(statement, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
}

std::optional<std::int64_t> Row::MaybeInt(int column) const { return IsNull(column) ? std::nullopt : std::optional(Int(column)); }

core::Result<std::unique_ptr<Connection>> Connection::Open(const std::filesystem::path& path, const core::Secret& key) {
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  std::unique_ptr<Connection> connection(new Connection(raw));
  if (opened != SQLITE_OK) return core::Refuse(common::v1::REASON_STORE_FAILED, path.string() + ": " + sqlite3_errmsg(raw));
  try {
    core::Secret pragma("PRAGMA key = \"x'" + core::Hex(key.Reveal()) + "'\"");
    if (sqlite3_exec(raw, std::string(pragma.Reveal()).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) Throw(raw, "key");
    connection->Execute("PRAGMA cipher_memory_security = OFF");
    // The key is tried by the first read only.
    if (const int tried = sqlite3_exec(raw, "SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr); tried == SQLITE_NOTADB) {
      return core::Refuse(common::v1::REASON_STORE_KEY_WRONG, path.string());
    } else if (tried != SQLITE_OK) {
      Throw(raw, path.string());
    }
    connection->Execute("PRAGMA journal_mode = WAL");
    connection->Execute("PRAGMA foreign_keys = ON");
    connection->Execute("PRAGMA secure_delete = ON");
    connection->Execute("PRAGMA temp_store = MEMORY");  // a temporary file would be outside the encrypted one
    connection->Execute("PRAGMA busy_timeout = 5000");
  } catch (const StoreFailure& failure) {
    return core::Refuse(common::v1::REASON_STORE_FAILED, failure.what());
  }
  return connection;
}

void Connection::Execute(const std::string& sql) {
  if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) Throw(handle(), "database");
}

sqlite3_stmt* Connection::Prepare(std::string_view sql) {
  auto [entry, fresh] = statements_.try_emplace(std::string(sql));
  if (fresh) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK) {
      statements_.erase(entry);
      Throw(handle(), sql);
    }
    entry->second.reset(statement);
  }
  return entry->second.get();
}

std::int64_t Connection::Run(std::string_view sql, std::span<const Value> values, const std::function<void(const Row&)>& each) {
  sqlite3_stmt* statement = Prepare(sql);
  const Reset reset(statement);
  int index = 0;
  for (const Value& value : values) {
    if (Bind(statement, ++index, value) != SQLITE_OK) Throw(handle(), sql);
  }
  const Row row(statement);
  while (true) {
    const int step = sqlite3_step(statement);
    if (step == SQLITE_ROW) {
      if (each) each(row);
    } else if (step == SQLITE_DONE) {
      return sqlite3_changes(handle());
    } else {
      Throw(handle(), sql);
    }
  }
}

}  // namespace parcours::platform
