#include "services/platform/store/migrate.h"

#include <string>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::platform {
namespace {

std::int64_t VersionOf(Connection& connection, std::string_view owner) {
  std::int64_t version = 0;
  const Value values[] = {owner};
  connection.Run("SELECT version FROM schema_version WHERE owner = ?", values,
                 [&](const Row& row) { version = row.Int(0); });
  return version;
}

core::Result<Age> Compare(Connection& connection, const Schema& schema) {
  const auto wanted = static_cast<std::int64_t>(schema.migrations.size());
  const std::int64_t version = VersionOf(connection, schema.owner);
  if (version <= wanted) return version == wanted ? Age::kCurrent : Age::kOlder;
  return core::Refuse(common::v1::REASON_STORE_FAILED, "the tables of " + std::string(schema.owner) + " have version " +
                                                           std::to_string(version) + ", this program knows " +
                                                           std::to_string(wanted) + ": use a newer program");
}

void Bring(Connection& connection, const Schema& schema) {
  const auto wanted = static_cast<std::int64_t>(schema.migrations.size());
  for (std::int64_t next = VersionOf(connection, schema.owner); next < wanted; ++next) {
    connection.Execute(std::string(schema.migrations[static_cast<std::size_t>(next)]));
  }
  const Value values[] = {schema.owner, wanted};
  connection.Run("INSERT OR REPLACE INTO schema_version(owner, version) VALUES(?, ?)", values, nullptr);
}

}  // namespace

core::Result<Age> CompareVersions(Connection& connection, std::span<const Schema> schemas) {
  Age age = Age::kCurrent;
  for (const Schema& schema : schemas) {
    if (TRY(Compare(connection, schema)) == Age::kOlder) age = Age::kOlder;
  }
  return age;
}

core::Result<void> Migrate(Connection& connection, std::span<const Schema> schemas) {
  try {
    connection.Execute("BEGIN IMMEDIATE");
    connection.Execute(
        "CREATE TABLE IF NOT EXISTS schema_version(owner TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID");
    for (const Schema& schema : schemas) {
      const auto age = Compare(connection, schema);
      if (!age) {
        connection.RollBack();
        return core::Refuse(age.error());
      }
      if (*age == Age::kOlder) Bring(connection, schema);
    }
    connection.Execute("COMMIT");
  } catch (const std::exception& failure) {  // a migration may also break a constraint
    connection.RollBack();
    return core::Refuse(common::v1::REASON_STORE_FAILED, failure.what());
  }
  return {};
}

}  // namespace parcours::platform
