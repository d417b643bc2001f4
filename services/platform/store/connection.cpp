#include "services/platform/store/connection.h"

#include <system_error>
#include <utility>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::platform {
namespace {

constexpr std::size_t kKeyBytes = 32;

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
    return sqlite3_bind_text64(statement, index, text->empty() ? "" : text->data(), text->size(), SQLITE_STATIC,
                               SQLITE_UTF8);
  }
  if (const auto* blob = std::get_if<Blob>(&value)) {
    return sqlite3_bind_blob64(statement, index, blob->bytes.empty() ? "" : blob->bytes.data(), blob->bytes.size(),
                               SQLITE_STATIC);
  }
  return sqlite3_bind_null(statement, index);
}

// Some errors are a bug of the one piece of work; anything else is the database failing for all.
[[noreturn]] void Throw(sqlite3* connection, std::string_view what) {
  const std::string text = std::string(what) + ": " + sqlite3_errmsg(connection);
  switch (sqlite3_errcode(connection)) {
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
    case SQLITE_TOOBIG:
      throw std::logic_error(text);
    default:
      throw StoreFailure(text);
  }
}

bool IsAbsentOrEmpty(const std::filesystem::path& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return error || size == 0;
}

}  // namespace

bool Row::IsNull(int column) const {
  return sqlite3_column_type(static_cast<sqlite3_stmt*>(statement_), column) == SQLITE_NULL;
}

std::int64_t Row::Int(int column) const {
  return sqlite3_column_int64(static_cast<sqlite3_stmt*>(statement_), column);
}

std::string Row::Text(int column) const {
  auto* statement = static_cast<sqlite3_stmt*>(statement_);
  const void* bytes = sqlite3_column_blob(statement, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
}

std::optional<std::int64_t> Row::MaybeInt(int column) const {
  return IsNull(column) ? std::nullopt : std::optional(Int(column));
}

core::Result<std::unique_ptr<Connection>> Connection::Open(const std::filesystem::path& path, const core::Secret& key,
                                                           Use use) {
  if (key.Reveal().size() != kKeyBytes)
    return core::Refuse(common::v1::REASON_STORE_KEY_WRONG, path.string() + ": the key is no key");
  const bool fresh = IsAbsentOrEmpty(path);
  if (fresh && use != Use::kMake)
    return core::Refuse(common::v1::REASON_STORE_KEY_WRONG, path.string() + " is no store");
  sqlite3* raw = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (use == Use::kMake ? SQLITE_OPEN_CREATE : 0);
  const int opened = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
  std::unique_ptr<Connection> connection(new Connection(raw));
  if (opened != SQLITE_OK)
    return core::Refuse(common::v1::REASON_STORE_FAILED, path.string() + ": " + sqlite3_errmsg(raw));
  try {
    connection->SetKey(key);
    if (!connection->ReadsAsDatabase()) return core::Refuse(common::v1::REASON_STORE_KEY_WRONG, path.string());
    // A file of less than one page reads as an empty database, and would be overwritten as one.
    std::int64_t pages = 0;
    connection->Run("PRAGMA page_count", {}, [&](const Row& row) { pages = row.Int(0); });
    if (!fresh && pages == 0) return core::Refuse(common::v1::REASON_STORE_KEY_WRONG, path.string() + " is cut short");
    connection->Configure(use);
  } catch (const StoreFailure& failure) {
    return core::Refuse(common::v1::REASON_STORE_FAILED, path.string() + ": " + failure.what());
  }
  return connection;
}

void Connection::SetKey(const core::Secret& key) {
  const core::Secret hex(core::Hex(key.Reveal()));
  std::string raw;
  raw.reserve(hex.Reveal().size() + 3);
  raw.append("x'").append(hex.Reveal()).append("'");
  const core::Secret spelt(std::move(raw));
  if (sqlite3_key(handle(), spelt.Reveal().data(), static_cast<int>(spelt.Reveal().size())) != SQLITE_OK)
    Throw(handle(), "key");
  Execute("PRAGMA cipher_page_size = 4096");  // docs/adr/0003-store.md has the measurements
}

// The key is tried by the first read only.
bool Connection::ReadsAsDatabase() {
  const int tried = sqlite3_exec(handle(), "SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr);
  if (tried != SQLITE_OK && tried != SQLITE_NOTADB) Throw(handle(), "first read");
  return tried == SQLITE_OK;
}

void Connection::Configure(Use use) {
  // A new file is made with a rollback journal: a power cut must not bring that one back once it is removed.
  Execute("PRAGMA synchronous = EXTRA");
  Execute("PRAGMA journal_mode = WAL");
  Execute("PRAGMA synchronous = FULL");
  Execute("PRAGMA foreign_keys = ON");
  Execute("PRAGMA secure_delete = ON");
  Execute("PRAGMA temp_store = MEMORY");  // a temporary file would be outside the encrypted one
  Execute("PRAGMA busy_timeout = 5000");
  if (use == Use::kRead) Execute("PRAGMA query_only = ON");
}

void Connection::Execute(const std::string& sql) {
  if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) Throw(handle(), "database");
}

void Connection::RollBack() noexcept {
  sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Connection::RefuseIfDamaged() {
  Run("SELECT 1 FROM sqlite_master LIMIT 1", {}, nullptr);
}

bool Connection::HasDanglingKeys() const {
  int dangling = 0;
  int unused = 0;
  sqlite3_db_status(handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &dangling, &unused, 0);
  return dangling != 0;
}

sqlite3_stmt* Connection::Prepare(std::string_view sql) {
  if (const auto known = statements_.find(sql); known != statements_.end()) return known->second.get();
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK) {
    Throw(handle(), sql);
  }
  return statements_.emplace(std::string(sql), Statement(statement)).first->second.get();
}

std::int64_t Connection::Run(std::string_view sql, std::span<const Value> values,
                             const std::function<void(const Row&)>& each) {
  sqlite3_stmt* statement = Prepare(sql);
  if (sqlite3_stmt_busy(statement) != 0) throw std::logic_error(std::string(sql) + ": run again from its own rows");
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
