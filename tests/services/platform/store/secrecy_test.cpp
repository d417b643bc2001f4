// G6: nothing of what is stored is on the disk in clear, in no encoding, whatever ends the program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <fstream>

#include "core/text.h"
#include "pki/crypto.h"
#include "services/platform/testing/clear_text.h"
#include "tests/services/platform/store/support.h"

namespace parcours::platform::testing {
namespace {

void ExpectAbsent(const std::filesystem::path& folder, std::string_view canary) {
  EXPECT_THAT(FilesWith(folder, canary), ::testing::IsEmpty());
}

class Secrecy : public ::testing::Test {
 protected:
  TemporaryFolder folder_;
  const std::string canary_ = "canari-" + core::Hex(pki::RandomBytes(16));
};

bool IsFound(const std::string& bytes, std::string_view canary) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "clear", std::ios::binary) << bytes;
  return !FilesWith(folder.path(), canary).empty();
}

TEST_F(Secrecy, TheSearchFindsWhatIsInClear) {
  EXPECT_TRUE(IsFound("before" + canary_ + "after", canary_));
  EXPECT_TRUE(IsFound("b" + FormsOf(canary_).at(1), canary_));
  for (const char* const before : {"", "1", "22", "333"})
    EXPECT_TRUE(IsFound(pki::Base64(before + canary_ + "after"), canary_));
  EXPECT_FALSE(IsFound("something else", canary_));
}

TEST_F(Secrecy, NothingIsInClearInTheFileItsLogAndItsCopies) {
  const auto store = OpenNotes(folder_.path() / "store.db");
  for (std::int64_t id = 0; id < 50; ++id) {
    ASSERT_TRUE(AddNote(*store, Durability::kEffect, id, canary_ + std::string(2000, 'n')));
  }
  ASSERT_TRUE(store->Write(Durability::kEffect, [](WriteTransaction& tx) -> core::Result<void> {
    tx.Run("UPDATE note SET text = text || ?", {std::string_view("changed")});
    tx.Select("SELECT text FROM note ORDER BY text DESC", {}, [](const Row&) {});  // sorts
    return {};
  }));
  ASSERT_TRUE(store->Backup(folder_.path() / "copy"));
  ASSERT_TRUE(store->Restore(folder_.path() / "copy"));
  ASSERT_TRUE(std::filesystem::exists(folder_.path() / "store.db-wal"));
  ExpectAbsent(folder_.path(), canary_);
  EXPECT_FALSE(FolderContains(folder_.path(), KeyOf('k').Reveal()));
  EXPECT_FALSE(FolderContains(folder_.path(), core::Hex(KeyOf('k').Reveal())));
}

TEST_F(Secrecy, NothingIsInClearAfterKillNine) {
  const int status = InChild(
      [&] {
        const auto store = OpenNotes(folder_.path() / "store.db");
        for (std::int64_t id = 0; id < 50; ++id) {
          if (!AddNote(*store, Durability::kTrace, id, canary_ + std::string(2000, 'n'))) return;
        }
        (void)store->Write(Durability::kEffect, [](WriteTransaction& tx) -> core::Result<void> {
          tx.Run("UPDATE note SET text = text || 'changed'", {});
          raise(SIGKILL);
          return {};
        });
      },
      [](int) {});
  ASSERT_TRUE(WIFSIGNALED(status));
  ASSERT_GT(std::filesystem::file_size(folder_.path() / "store.db-wal"), 100'000U);
  ExpectAbsent(folder_.path(), canary_);
}

}  // namespace
}  // namespace parcours::platform::testing
