// One process at a time.
#pragma once

#include <filesystem>

#include "core/result.h"

namespace parcours::core {

// Holds the lock of a file until it is destroyed or the process ends, however it ends. Movable; not thread-safe.
class FileLock {
 public:
  // Makes the file if need be, readable by its owner alone. Refuses at once with STATE_IN_USE where somebody holds it,
  // this process included, and with FILE_UNWRITABLE.
  static Result<FileLock> Take(const std::filesystem::path& path);

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

}  // namespace parcours::core
