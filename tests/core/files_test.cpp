#include "core/files.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::core {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "parcours-files-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  static unsigned ModeOf(const fs::path& path) {
    struct stat info {};
    EXPECT_EQ(::stat(path.c_str(), &info), 0) << path;
    return info.st_mode & 07777U;
  }

  std::vector<std::string> Names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) names.push_back(entry.path().filename().string());
    return names;
  }

  fs::path folder_;
};

template <class T>
void ExpectRefused(const Result<T>& result, Reason reason) {
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().reason, reason);
}

TEST_F(Files, AreReadAsTheyWereWritten) {
  std::string bytes;
  for (int i = 0; i < 300000; ++i) bytes.push_back(static_cast<char>(i * 7));
  ASSERT_TRUE(WriteFile(folder_ / "a", bytes, FileMode::kPrivate));
  EXPECT_EQ(ReadFile(folder_ / "a"), bytes);
  ASSERT_TRUE(WriteFile(folder_ / "a", "", FileMode::kPrivate));
  EXPECT_EQ(ReadFile(folder_ / "a"), "");
}

TEST_F(Files, HaveTheModeThatWasAskedForWhateverTheUmaskAndTheOldMode) {
  const mode_t old = ::umask(0);
  ASSERT_TRUE(WriteFile(folder_ / "private", "x", FileMode::kPrivate));
  ::umask(0077);
  ASSERT_TRUE(WriteFile(folder_ / "public", "x", FileMode::kPublic));
  ::umask(old);
  EXPECT_EQ(ModeOf(folder_ / "private"), 0600U);
  EXPECT_EQ(ModeOf(folder_ / "public"), 0644U);
  ASSERT_TRUE(WriteFile(folder_ / "public", "y", FileMode::kPrivate));
  EXPECT_EQ(ModeOf(folder_ / "public"), 0600U);
}

TEST_F(Files, AreRefusedWhenTheyAreAbsentOrAFolderOrTooLarge) {
  ExpectRefused(ReadFile(folder_ / "absent"), common::v1::REASON_FILE_UNREADABLE);
  ExpectRefused(ReadFile(folder_), common::v1::REASON_FILE_UNREADABLE);
  ASSERT_TRUE(WriteFile(folder_ / "a", "12345", FileMode::kPrivate));
  ExpectRefused(ReadFile(folder_ / "a" / "b"), common::v1::REASON_FILE_UNREADABLE);
  ExpectRefused(ReadFile(folder_ / "a", 4), common::v1::REASON_MESSAGE_TOO_LARGE);
  EXPECT_EQ(ReadFile(folder_ / "a", 5), "12345");
}

TEST_F(Files, SayWhichOneAndWhyNot) {
  const auto result = ReadFile(folder_ / "absent");
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().detail.find((folder_ / "absent").string()), std::string::npos) << result.error().detail;
  EXPECT_NE(result.error().detail.find("No such file"), std::string::npos) << result.error().detail;
}

TEST_F(Files, AreNotWrittenBelowAFileNorOverAFolder) {
  ASSERT_TRUE(WriteFile(folder_ / "a", "old", FileMode::kPrivate));
  ExpectRefused(WriteFile(folder_ / "a" / "b", "x", FileMode::kPrivate), common::v1::REASON_FILE_UNWRITABLE);
  ExpectRefused(WriteFile(folder_ / "absent" / "b", "x", FileMode::kPrivate), common::v1::REASON_FILE_UNWRITABLE);
  fs::create_directory(folder_ / "folder");
  ExpectRefused(WriteFile(folder_ / "folder", "x", FileMode::kPrivate), common::v1::REASON_FILE_UNWRITABLE);
  EXPECT_EQ(ReadFile(folder_ / "a"), "old");
  EXPECT_EQ(Names().size(), 2U) << "a failed write leaves something behind";
}

// A disk that is full after 4 KiB, in a process of its own: the limit counts for every file of a process.
TEST_F(Files, KeepTheirOldContentWhenTheDiskIsFull) {
  ASSERT_TRUE(WriteFile(folder_ / "a", "old", FileMode::kPrivate));
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{.rlim_cur = 4096, .rlim_max = 4096};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(3);
    const auto written = WriteFile(folder_ / "a", std::string(100000, 'x'), FileMode::kPrivate);
    if (written) ::_exit(1);
    ::_exit(written.error().reason == common::v1::REASON_FILE_UNWRITABLE ? 0 : 2);
  }
  int status = -1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
  EXPECT_EQ(ReadFile(folder_ / "a"), "old");
  EXPECT_EQ(Names(), std::vector<std::string>{"a"});
}

TEST_F(Files, AreWholeWhileOthersWriteThem) {
  ASSERT_TRUE(WriteFile(folder_ / "a", std::string(50000, '0'), FileMode::kPrivate));
  std::atomic<bool> failed = false;
  const auto write = [&](char c) {
    for (int i = 0; i < 20; ++i) {
      if (!WriteFile(folder_ / "a", std::string(50000, c), FileMode::kPrivate)) failed = true;
    }
  };
  std::thread one(write, '1');
  std::thread other(write, '2');
  for (int i = 0; i < 200; ++i) {
    const auto bytes = ReadFile(folder_ / "a");
    if (!bytes || *bytes != std::string(50000, (*bytes)[0])) failed = true;
  }
  one.join();
  other.join();
  EXPECT_FALSE(failed);
  EXPECT_EQ(Names(), std::vector<std::string>{"a"});
}

TEST_F(Files, ReplaceALinkRatherThanWriteThroughIt) {
  ASSERT_TRUE(WriteFile(folder_ / "target", "old", FileMode::kPrivate));
  fs::create_symlink(folder_ / "target", folder_ / "link");
  ASSERT_TRUE(WriteFile(folder_ / "link", "new", FileMode::kPrivate));
  EXPECT_EQ(ReadFile(folder_ / "target"), "old");
  EXPECT_EQ(ReadFile(folder_ / "link"), "new");
}

TEST_F(Files, StandInFoldersThatOnlyTheirOwnerReads) {
  const mode_t old = ::umask(0);
  EXPECT_TRUE(MakePrivateFolder(folder_ / "a" / "b" / "c"));
  ::umask(old);
  EXPECT_EQ(ModeOf(folder_ / "a" / "b" / "c"), 0700U);
  fs::permissions(folder_ / "a" / "b" / "c", fs::perms::all);
  EXPECT_TRUE(MakePrivateFolder(folder_ / "a" / "b" / "c"));
  EXPECT_EQ(ModeOf(folder_ / "a" / "b" / "c"), 0700U);
  EXPECT_TRUE(MakePrivateFolder(folder_ / "d" / ""));
  EXPECT_EQ(ModeOf(folder_ / "d"), 0700U);
}

TEST_F(Files, FoldersAreRefusedAtAndBelowAFile) {
  ASSERT_TRUE(WriteFile(folder_ / "a", "old", FileMode::kPublic));
  ExpectRefused(MakePrivateFolder(folder_ / "a"), common::v1::REASON_FILE_UNWRITABLE);
  ExpectRefused(MakePrivateFolder(folder_ / "a" / "b"), common::v1::REASON_FILE_UNWRITABLE);
  EXPECT_EQ(ModeOf(folder_ / "a"), 0644U);
  EXPECT_EQ(ReadFile(folder_ / "a"), "old");
}

}  // namespace
}  // namespace parcours::core
