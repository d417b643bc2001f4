// Files: reading and writing whole ones, with refusals that say which file and what to do.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.h"

namespace parcours::core {

// Refuses with FILE_UNREADABLE (not there, no permission, a folder) or MESSAGE_TOO_LARGE.
Result<std::string> ReadFile(const std::filesystem::path& path, std::size_t most_bytes = 64U << 20U);

enum class FileMode { kPrivate = 0600, kPublic = 0644 };

// Writes beside and renames, so that the file is either the old one or the whole new one, synced to disk.
// Refuses with FILE_UNWRITABLE (permission, disk full); nothing is then changed.
Result<void> WriteFile(const std::filesystem::path& path, std::string_view bytes, FileMode mode);

// Makes the folder, readable by its owner alone, and the parents it lacks; tightens one that exists. Refuses with
// FILE_UNWRITABLE.
Result<void> MakePrivateFolder(const std::filesystem::path& path);

}  // namespace parcours::core
