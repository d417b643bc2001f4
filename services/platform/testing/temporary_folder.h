// A folder of its own for each test, gone afterwards.
#pragma once

#include <filesystem>

namespace parcours::platform::testing {

// Made on construction, removed with all it holds on destruction. Not thread-safe.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace parcours::platform::testing
