#include "core/file_lock.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <utility>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::core {
namespace {

class FileLockTest : public ::testing::Test {
 protected:
  FileLockTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "parcours-lock-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~FileLockTest() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_;
};

TEST_F(FileLockTest, IsHeldByOneAtATime) {
  {
    const auto first = FileLock::Take(folder_ / "lock");
    ASSERT_TRUE(first.has_value());
    const auto second = FileLock::Take(folder_ / "lock");
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().reason, common::v1::REASON_STATE_IN_USE);
    EXPECT_EQ(second.error().detail, folder_.string());
  }
  EXPECT_TRUE(FileLock::Take(folder_ / "lock").has_value());
}

TEST_F(FileLockTest, MovesWithItsHolder) {
  auto first = FileLock::Take(folder_ / "lock");
  const FileLock moved = std::move(*first);
  EXPECT_FALSE(FileLock::Take(folder_ / "lock").has_value());
}

TEST_F(FileLockTest, IsRefusedWhereNothingCanBeWritten) {
  const auto taken = FileLock::Take(folder_ / "nowhere" / "lock");
  ASSERT_FALSE(taken.has_value());
  EXPECT_EQ(taken.error().reason, common::v1::REASON_FILE_UNWRITABLE);
}

}  // namespace
}  // namespace parcours::core
