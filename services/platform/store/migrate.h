// Bringing the tables of a store up to date. For the files of this folder only.
#pragma once

#include <span>

#include "core/result.h"
#include "services/platform/store/connection.h"

namespace parcours::platform {

// Applies what is missing, all in one transaction. Refuses with STORE_FAILED: a schema newer than this program, SQL that
// does not run; nothing is then changed.
core::Result<void> Migrate(Connection& connection, std::span<const Schema> schemas);

}  // namespace parcours::platform
