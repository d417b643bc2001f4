// G6: nothing of what is stored is on the disk in clear, in no encoding, whatever ends the program.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <fstream>
#include <vector>

#include "core/text.h"
#include "pki/crypto.h"
#include "tests/services/platform/store/support.h"

namespace parcours::platform::testing {
namespace {

// The same letters as UTF-16LE.
std::string Wide(std::string_view text) {
  std::string wide;
  for (const char letter : text) {
    wide.push_back(letter);
    wide.push_back('\0');
  }
  return wide;
}

// The part of the base64 of any text with the canary in it that is the same at each of the three alignments.
std::vector<std::string> Base64Forms(std::string_view canary) {
  std::vector<std::string> forms;
  for (std::size_t shift = 0; shift < 3; ++shift) {
    const std::string encoded = pki::Base64(std::string(shift, 'x') + std::string(canary));
    forms.push_back(encoded.substr(4, encoded.size() - 8));
  }
  return forms;
}

void ExpectAbsent(const std::filesystem::path& folder, std::string_view canary) {
  EXPECT_FALSE(FolderContains(folder, canary));
  EXPECT_FALSE(FolderContains(folder, Wide(canary)));
  for (const std::string& form : Base64Forms(canary)) EXPECT_FALSE(FolderContains(folder, form));
}

class Secrecy : public ::testing::Test {
 protected:
  TemporaryFolder folder_;
  const std::string canary_ = "canari-" + core::Hex(pki::RandomBytes(16));
};

// Whether any form of the canary is found once `bytes` stand in a file.
bool IsFound(const std::string& bytes, std::string_view canary) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "clear", std::ios::binary) << bytes;
  bool found = FolderContains(folder.path(), canary) || FolderContains(folder.path(), Wide(canary));
  for (const std::string& form : Base64Forms(canary)) found = found || FolderContains(folder.path(), form);
  return found;
}

TEST_F(Secrecy, TheSearchFindsWhatIsInClear) {
  EXPECT_TRUE(IsFound("before" + canary_ + "after", canary_));
  EXPECT_TRUE(IsFound(Wide("b" + canary_), canary_));
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
