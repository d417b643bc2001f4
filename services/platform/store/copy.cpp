#include "services/platform/store/copy.h"

#include <fcntl.h>
#include <unistd.h>

#include <string>
#include <system_error>

#include "parcours/common/v1/reason.pb.h"
#include "services/platform/store/migrate.h"

namespace parcours::platform {
namespace {

core::Result<void> CopyPages(Connection& from, Connection& to) {
  sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (backup == nullptr) return core::Refuse(common::v1::REASON_STORE_FAILED, sqlite3_errmsg(to.handle()));
  const int stepped = sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  if (stepped != SQLITE_DONE || finished != SQLITE_OK) {
    return core::Refuse(common::v1::REASON_STORE_FAILED,
                        std::string("copy: ") + sqlite3_errstr(finished == SQLITE_OK ? stepped : finished));
  }
  return {};
}

// Removes a database with its log.
void RemoveDatabase(const std::filesystem::path& path) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + suffix, ignored);
}

// A rename is on disk once its folder is.
core::Result<void> PublishFile(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::error_code error;
  std::filesystem::rename(from, to, error);
  if (error) return core::Refuse(common::v1::REASON_STORE_FAILED, to.string() + ": " + error.message());
  const int folder =
      open(to.parent_path().empty() ? "." : to.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = folder >= 0 && fsync(folder) == 0;
  if (folder >= 0) close(folder);
  if (!synced) return core::Refuse(common::v1::REASON_STORE_FAILED, to.string() + ": cannot sync its folder");
  return {};
}

// Makes a whole copy in a new file, closed again.
core::Result<void> WriteCopy(Connection& from, const std::filesystem::path& path, const core::Secret& key) {
  RemoveDatabase(path);
  const auto copy = TRY(Connection::Open(path, key, Use::kMake));
  TRY(CopyPages(from, *copy));
  try {
    copy->Execute("PRAGMA wal_checkpoint(TRUNCATE)");
  } catch (const StoreFailure& failure) {
    return core::Refuse(common::v1::REASON_STORE_FAILED, failure.what());
  }
  return {};
}

// SQLCipher authenticates each page, but takes a page of zeros for one that was never written.
core::Result<void> CheckPages(Connection& connection) {
  std::string found;
  connection.Run("PRAGMA quick_check(1)", {}, [&](const Row& row) { found = row.Text(0); });
  if (found != "ok") return core::Refuse(common::v1::REASON_STORE_FAILED, "the copy is damaged: " + found);
  return {};
}

core::Result<void> CopyMigrated(Connection& from, const core::Secret& key, std::span<const Schema> schemas,
                                const std::filesystem::path& scratch, Connection& to) {
  TRY(WriteCopy(from, scratch, key));
  const auto current = TRY(Connection::Open(scratch, key, Use::kWrite));
  TRY(Migrate(*current, schemas));
  return CopyPages(*current, to);
}

}  // namespace

core::Result<void> CopyToFile(Connection& from, const std::filesystem::path& path, const core::Secret& key) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored))
    return core::Refuse(common::v1::REASON_STORE_FAILED, path.string() + " exists");
  const std::filesystem::path partial = path.string() + ".partial";
  auto written = WriteCopy(from, partial, key);
  if (written) written = PublishFile(partial, path);
  if (!written) RemoveDatabase(partial);
  return written;
}

core::Result<void> CopyFromFile(const std::filesystem::path& path, const core::Secret& key,
                                std::span<const Schema> schemas, const std::filesystem::path& scratch, Connection& to) {
  try {
    const auto copy = TRY(Connection::Open(path, key, Use::kRead));
    TRY(CheckPages(*copy));
    if (TRY(CompareVersions(*copy, schemas)) == Age::kCurrent) return CopyPages(*copy, to);
    auto copied = CopyMigrated(*copy, key, schemas, scratch, to);
    RemoveDatabase(scratch);
    return copied;
  } catch (const StoreFailure& failure) {
    return core::Refuse(common::v1::REASON_STORE_FAILED, path.string() + ": " + failure.what());
  }
}

}  // namespace parcours::platform
