// Copies that are damaged, or interrupted.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>

#include "parcours/common/v1/reason.pb.h"
#include "tests/services/platform/store/faulty_disk.h"
#include "tests/services/platform/store/support.h"

namespace parcours::platform::testing {
namespace {

using Ids = std::set<std::int64_t>;

class Copy : public ::testing::Test {
 protected:
  std::filesystem::path file() const { return folder_.path() / "store.db"; }
  std::filesystem::path copy() const { return folder_.path() / "copy"; }

  // A store with note 2, and a copy of it with notes 100 to 139.
  std::unique_ptr<Store> StoreAndCopy() {
    auto store = OpenNotes(file());
    for (std::int64_t id = 100; id < 140; ++id)
      EXPECT_TRUE(AddNote(*store, Durability::kEffect, id, std::string(3000, 'n')));
    EXPECT_TRUE(store->Backup(copy()));
    EXPECT_TRUE(store->Write(Durability::kEffect, [](WriteTransaction& tx) -> core::Result<void> {
      tx.Run("DELETE FROM note", {});
      tx.Run("INSERT INTO note(id, text) VALUES(2, '')", {});
      return {};
    }));
    return store;
  }

  TemporaryFolder folder_;
};

TEST_F(Copy, RefusesACopyThatWasCutAnywhereAndKeepsWhatThereIs) {
  const auto store = StoreAndCopy();
  const auto whole = std::filesystem::file_size(copy());
  for (const std::uintmax_t size : {whole - 100, whole - 4096, whole / 2, std::uintmax_t{8192}, std::uintmax_t{4096},
                                    std::uintmax_t{100}, std::uintmax_t{1}, std::uintmax_t{0}}) {
    std::filesystem::resize_file(copy(), size);
    const auto restored = store->Restore(copy());
    ASSERT_FALSE(restored) << size;
    ASSERT_EQ(NoteIds(*store), Ids{2}) << size;
  }
  EXPECT_TRUE(AddNote(*store, Durability::kEffect, 3, "and goes on"));
}

// Pages of zeros pass SQLCipher's authentication.
TEST_F(Copy, RefusesACopyWithADamagedOrEmptyPageAnywhere) {
  const auto store = StoreAndCopy();
  const auto pages = std::filesystem::file_size(copy()) / 4096;
  ASSERT_GT(pages, 30U);
  int accepted = 0;
  for (std::uintmax_t page = 0; page < pages; ++page) {
    for (const char filling : {'\0', 'x'}) {
      const auto damaged = folder_.path() / "damaged";
      std::filesystem::copy_file(copy(), damaged, std::filesystem::copy_options::overwrite_existing);
      {
        std::fstream bytes(damaged, std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp(static_cast<std::streamoff>(page * 4096));
        bytes << std::string(4096, filling);
      }
      if (store->Restore(damaged)) {
        ++accepted;
      } else {
        ASSERT_EQ(NoteIds(*store), Ids{2}) << page;
      }
    }
  }
  EXPECT_EQ(accepted, 0);
}

TEST_F(Copy, RefusesACopyOfAnotherKeyOrNone) {
  const auto store = StoreAndCopy();
  const auto foreign = folder_.path() / "foreign";
  {
    auto other = OpenStore(folder_.path() / "other.db", KeyOf('o'), NoteSchemas());
    ASSERT_TRUE(other);
    ASSERT_TRUE((*other)->Backup(foreign));
  }
  const auto wrong = store->Restore(foreign);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().reason, common::v1::REASON_STORE_KEY_WRONG);
  EXPECT_FALSE(store->Restore(folder_.path() / "absent"));
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "absent"));
  EXPECT_EQ(NoteIds(*store), Ids{2});
}

TEST_F(Copy, LeavesNothingBehindBesideTheCopy) {
  const auto store = StoreAndCopy();
  ASSERT_TRUE(store->Restore(copy()));
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    const std::string name = entry.path().filename();
    EXPECT_TRUE(name == "copy" || name.starts_with("store.db")) << name;
    EXPECT_EQ(name.find("restoring"), std::string::npos) << name;
  }
}

TEST_F(Copy, AFullDiskLeavesNoHalfCopyAndNoHalfRestoredStore) {
  FaultyDisk disk;
  const auto store = StoreAndCopy();
  int refused = 0;
  for (int writes = 0; writes < 60; writes += 3) {
    const auto half = folder_.path() / "half";
    disk.FillAfter(writes);
    if (!store->Backup(half)) {
      ++refused;
      ASSERT_FALSE(std::filesystem::exists(half));
      ASSERT_FALSE(std::filesystem::exists(half.string() + ".partial"));
    }
    disk.FillAfter(writes);
    if (!store->Restore(copy())) {
      ++refused;
      ASSERT_EQ(NoteIds(*store), Ids{2});
    }
    disk.Heal();
    std::filesystem::remove(half);
    ASSERT_TRUE(store->Write(Durability::kEffect, [](WriteTransaction& tx) -> core::Result<void> {
      tx.Run("DELETE FROM note", {});
      tx.Run("INSERT INTO note(id, text) VALUES(2, '')", {});
      return {};
    }));
  }
  EXPECT_GT(refused, 20);
}

TEST_F(Copy, KillNineDuringARestoreLeavesOneStateOrTheOther) {
  const auto small = folder_.path() / "small";
  {
    const auto store = StoreAndCopy();
    ASSERT_TRUE(store->Backup(small));
  }
  for (int round = 0; round < 12; ++round) {
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe(ends.data()), 0);
    const int status = InChild(
        [&] {
          const auto store = OpenNotes(file());
          for (char beat = 0;; beat = static_cast<char>(1 - beat)) {
            if (!store->Restore(beat == 0 ? copy() : small) || write(ends[1], &beat, 1) != 1) _exit(1);
          }
        },
        [&](int child) {
          close(ends[1]);
          char beat = 0;
          for (int beats = 0; beats <= round; ++beats) ASSERT_EQ(read(ends[0], &beat, 1), 1);
          kill(child, SIGKILL);
        });
    close(ends[0]);
    ASSERT_TRUE(WIFSIGNALED(status));
    const Ids present = NoteIds(*OpenNotes(file()));
    EXPECT_TRUE(present == Ids{2} || present.size() == 40) << present.size();
  }
}

}  // namespace
}  // namespace parcours::platform::testing
