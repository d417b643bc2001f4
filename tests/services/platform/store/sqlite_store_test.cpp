// The store on SQLCipher: the conformance suite, and what is its own: files that are not what they should be.
#include <gtest/gtest.h>

#include <fstream>

#include "services/platform/testing/clear_text.h"
#include "tests/services/platform/store/conformance.h"
#include "tests/services/platform/store/faulty_disk.h"

namespace parcours::platform::testing {
namespace {

INSTANTIATE_TEST_SUITE_P(Sqlite, StoreConformance, ::testing::Values(Engine{"sqlite", OpenStore}), EngineName);

class SqliteStore : public ::testing::Test {
 protected:
  std::filesystem::path file() const { return folder_.path() / "store.db"; }

  void WriteBytes(std::string_view bytes) { std::ofstream(file(), std::ios::binary) << bytes; }

  // The reason that opening is refused with; 0 where it is not.
  int ReasonOfOpening() {
    auto opened = OpenStore(file(), KeyOf('k'), NoteSchemas());
    return opened ? 0 : static_cast<int>(opened.error().reason);
  }

  TemporaryFolder folder_;
};

TEST_F(SqliteStore, RefusesFilesThatAreNoDatabaseAndLeavesThemAlone) {
  for (const std::size_t size : {1U, 15U, 16U, 100U, 511U, 512U, 1024U, 4095U, 4096U, 8192U, 100'000U}) {
    const std::string garbage(size, 'g');
    WriteBytes(garbage);
    EXPECT_EQ(ReasonOfOpening(), common::v1::REASON_STORE_KEY_WRONG) << size;
    EXPECT_EQ(std::filesystem::file_size(file()), size);
    EXPECT_TRUE(FolderContains(folder_.path(), garbage)) << size;
  }
}

TEST_F(SqliteStore, RefusesADatabaseThatIsNotEncrypted) {
  std::string plain = "SQLite format 3";
  plain.resize(8192, '\0');
  WriteBytes(plain);
  EXPECT_EQ(ReasonOfOpening(), common::v1::REASON_STORE_KEY_WRONG);
}

TEST_F(SqliteStore, RefusesAFileThatWasCutAnywhere) {
  {
    const auto store = OpenNotes(file());
    ASSERT_TRUE(AddNote(*store, Durability::kEffect, 1, std::string(20'000, 'n')));
  }
  const auto whole = std::filesystem::file_size(file());
  ASSERT_GT(whole, 20'000U);
  for (const std::uintmax_t size :
       {whole - 4096, whole / 2, std::uintmax_t{4097}, std::uintmax_t{4096}, std::uintmax_t{100}}) {
    std::filesystem::resize_file(file(), size);
    EXPECT_NE(ReasonOfOpening(), 0) << size;
  }
}

TEST_F(SqliteStore, RefusesToReadAChangedByteOfAnyPage) {
  {
    const auto store = OpenNotes(file());
    ASSERT_TRUE(AddNote(*store, Durability::kEffect, 1, std::string(20'000, 'n')));
  }
  const auto whole = std::filesystem::file_size(file());
  for (std::uintmax_t at = 100; at < whole; at += 1000) {
    std::fstream bytes(file(), std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekg(static_cast<std::streamoff>(at));
    const char before = static_cast<char>(bytes.get());
    bytes.seekp(static_cast<std::streamoff>(at));
    bytes.put(static_cast<char>(before ^ 1)).flush();
    bool noticed = true;
    if (auto store = OpenStore(file(), KeyOf('k'), NoteSchemas())) {
      noticed = !(*store)->Read([](ReadTransaction& tx) -> core::Result<void> {
        tx.Select("SELECT text FROM note", {}, [](const Row& row) { (void)row.Text(0); });
        return {};
      });
    }
    EXPECT_TRUE(noticed) << at;
    bytes.seekp(static_cast<std::streamoff>(at));
    bytes.put(before).flush();
  }
  EXPECT_EQ(ReasonOfOpening(), 0);
}

TEST_F(SqliteStore, RefusesAPlaceWhereNoFileCanBe) {
  WriteBytes("a file, not a folder");
  for (const auto& path : {file() / "store.db", folder_.path(), folder_.path() / "absent" / "store.db"}) {
    const auto opened = OpenStore(path, KeyOf('k'), NoteSchemas());
    ASSERT_FALSE(opened) << path;
    EXPECT_EQ(opened.error().reason, common::v1::REASON_STORE_FAILED);
    EXPECT_NE(opened.error().detail.find(path.string()), std::string::npos) << opened.error().detail;
  }
}

TEST_F(SqliteStore, CommitsTogetherThoseWhoWait) {
  const FaultyDisk disk;
  const auto store = OpenNotes(file());
  const int before = disk.syncs();
  std::vector<std::thread> clients;
  for (std::int64_t client = 0; client < 8; ++client) {
    clients.emplace_back([&, client] {
      for (std::int64_t number = 0; number < 100; ++number) {
        EXPECT_TRUE(AddNote(*store, Durability::kEffect, client * 1000 + number, ""));
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_LT(disk.syncs() - before, 800 * 3 / 4);
  EXPECT_EQ(NoteIds(*store).size(), 800U);
}

TEST_F(SqliteStore, WaitsForTheDiskForEffectsAndNotForTraces) {
  const FaultyDisk disk;
  const auto store = OpenNotes(file());
  const int opened = disk.syncs();
  for (std::int64_t id = 0; id < 10; ++id) ASSERT_TRUE(AddNote(*store, Durability::kTrace, id, ""));
  EXPECT_EQ(disk.syncs(), opened);
  for (std::int64_t id = 10; id < 20; ++id) ASSERT_TRUE(AddNote(*store, Durability::kEffect, id, ""));
  EXPECT_EQ(disk.syncs(), opened + 10);
  ASSERT_TRUE(AddNote(*store, Durability::kTrace, 20, ""));
  EXPECT_EQ(disk.syncs(), opened + 10);
}

}  // namespace
}  // namespace parcours::platform::testing
