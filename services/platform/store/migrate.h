// Bringing the tables of a store up to date. For the files of this folder only.
#pragma once

#include <span>

#include "core/result.h"
#include "services/platform/store/connection.h"

namespace parcours::platform {

enum class Age { kCurrent, kOlder };

// How the tables in a file compare to the schemas of this program. Refuses with STORE_FAILED what is newer. Throws
// StoreFailure.
core::Result<Age> CompareVersions(Connection& connection, std::span<const Schema> schemas);

// Applies what is missing, all in one transaction. Refuses with STORE_FAILED: a schema newer than this program, SQL
// that does not run; nothing is then changed.
core::Result<void> Migrate(Connection& connection, std::span<const Schema> schemas);

}  // namespace parcours::platform
