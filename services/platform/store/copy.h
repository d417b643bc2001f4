// Copying whole databases page by page. For the files of this folder only; not thread-safe.
#pragma once

#include <filesystem>
#include <span>

#include "core/result.h"
#include "core/secret.h"
#include "services/platform/store/connection.h"

namespace parcours::platform {

// Copies `from` into a new file under `key`, synced to disk. The file appears under its name when it is whole. Refuses
// with STORE_FAILED (also where there is such a file).
core::Result<void> CopyToFile(Connection& from, const std::filesystem::path& path, const core::Secret& key);

// Replaces the contents of `to` by those of the file, in one transaction of `to`. A copy whose tables are older is
// brought up to date in a working file beside the database, `scratch`; the copy itself is not changed. Refuses with
// STORE_KEY_WRONG and STORE_FAILED (damaged, newer, disk full); the contents of `to` then stay.
core::Result<void> CopyFromFile(const std::filesystem::path& path, const core::Secret& key,
                                std::span<const Schema> schemas, const std::filesystem::path& scratch, Connection& to);

}  // namespace parcours::platform
