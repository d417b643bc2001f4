// What every store must do, whatever engine it stands on. A new engine's test includes this and instantiates the suite:
//
//   INSTANTIATE_TEST_SUITE_P(Sqlite, StoreConformance, ::testing::Values(Engine{"sqlite", OpenStore}), EngineName);
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "parcours/common/v1/reason.pb.h"
#include "services/platform/store/store.h"
#include "services/platform/testing/temporary_folder.h"
#include "tests/services/platform/store/support.h"

namespace parcours::platform::testing {

struct Engine {
  std::string name;
  std::function<core::Result<std::unique_ptr<Store>>(const std::filesystem::path&, const core::Secret&,
                                                     std::span<const Schema>)>
      open;
};

inline std::string EngineName(const ::testing::TestParamInfo<Engine>& info) {
  return info.param.name;
}

class StoreConformance : public ::testing::TestWithParam<Engine> {
 protected:
  std::unique_ptr<Store> Open(std::vector<Schema> schemas) {
    auto opened = GetParam().open(folder_.path() / "store.db", KeyOf('k'), schemas);
    if (!opened) throw std::runtime_error(opened.error().detail);
    return std::move(*opened);
  }
  std::unique_ptr<Store> Open() { return Open({NoteSchemas().begin(), NoteSchemas().end()}); }

  std::filesystem::path PathOf(const char* name) const { return folder_.path() / name; }

  TemporaryFolder folder_;
};

using Ids = std::set<std::int64_t>;

TEST_P(StoreConformance, KeepsWhatWasWrittenWhenOpenedAgain) {
  ASSERT_TRUE(AddNote(*Open(), Durability::kEffect, 1, "one"));
  EXPECT_EQ(NoteIds(*Open()), Ids{1});
}

TEST_P(StoreConformance, UndoesEverythingOnRefusal) {
  const auto store = Open();
  ASSERT_TRUE(AddNote(*store, Durability::kEffect, 1, "one"));
  const auto refused = store->Write(Durability::kEffect, [](WriteTransaction& tx) -> core::Result<void> {
    EXPECT_EQ(tx.Run("INSERT INTO note(id, text) VALUES(2, 'two')", {}), 1);
    EXPECT_EQ(tx.Run("UPDATE note SET text = 'changed'", {}), 2);
    return core::Refuse(common::v1::REASON_CARD_PIN_WRONG, "two tries left");
  });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, common::v1::REASON_CARD_PIN_WRONG);
  EXPECT_EQ(refused.error().detail, "two tries left");
  EXPECT_EQ(NoteIds(*store), Ids{1});
}

TEST_P(StoreConformance, UndoesEverythingWhenWorkThrowsAndThrowsAgain) {
  const auto store = Open();
  const auto write = [&] {
    return store->Write(Durability::kEffect, [](WriteTransaction& tx) -> core::Result<void> {
      tx.Run("INSERT INTO note(id, text) VALUES(1, 'one')", {});
      throw std::out_of_range("a bug");
    });
  };
  EXPECT_THROW((void)write(), std::out_of_range);
  EXPECT_EQ(NoteIds(*store), Ids{});
  EXPECT_TRUE(AddNote(*store, Durability::kEffect, 2, "and goes on"));
}

TEST_P(StoreConformance, UndoesOnlyTheNestedPartThatRefuses) {
  const auto store = Open();
  const auto add = [](std::int64_t id) {
    return [id](WriteTransaction& tx) -> core::Result<void> {
      tx.Run("INSERT INTO note(id, text) VALUES(?, '')", {id});
      return {};
    };
  };
  ASSERT_TRUE(store->Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    EXPECT_TRUE(tx.Nested(add(1)));
    const auto refused = tx.Nested([&](WriteTransaction& inner) -> core::Result<void> {
      EXPECT_TRUE(inner.Nested(add(2)));  // accepted, but inside what is refused
      return core::Refuse(common::v1::REASON_NOT_FOUND);
    });
    EXPECT_FALSE(refused);
    return tx.Nested(add(3));
  }));
  EXPECT_EQ(NoteIds(*store), (Ids{1, 3}));
}

// What is undone may make the transaction run again: then its effects are those of the last time alone.
TEST_P(StoreConformance, KeepsWhatStandsBesideANestedRefusalOnce) {
  const auto store = Open();
  std::string left;
  ASSERT_TRUE(store->Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    left.clear();
    tx.Run("INSERT INTO note(text) VALUES('before')", {});
    const auto refused = tx.Nested([](WriteTransaction& inner) -> core::Result<void> {
      inner.Run("INSERT INTO note(text) VALUES('undone')", {});
      inner.Run("UPDATE note SET text = 'changed'", {});
      return core::Refuse(common::v1::REASON_NOT_FOUND, "why");
    });
    if (!refused) left = refused.error().detail;
    tx.Run("INSERT INTO note(text) VALUES('after')", {});
    return {};
  }));
  EXPECT_EQ(left, "why");
  EXPECT_EQ(NoteIds(*store), (Ids{1, 2}));
}

TEST_P(StoreConformance, RunsOnceWhereNothingIsUndone) {
  const auto store = Open();
  int runs = 0;
  ASSERT_TRUE(store->Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    ++runs;
    tx.Run("INSERT INTO note(text) VALUES('one')", {});
    EXPECT_FALSE(tx.Nested([](WriteTransaction&) -> core::Result<void> {
      return core::Refuse(common::v1::REASON_NOT_FOUND);  // before it wrote anything
    }));
    return {};
  }));
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(NoteIds(*store), Ids{1});
}

TEST_P(StoreConformance, GoesOnAfterANestedPartThatThrowsIsCaught) {
  const auto store = Open();
  ASSERT_TRUE(store->Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    tx.Run("INSERT INTO note(id, text) VALUES(1, '')", {});
    EXPECT_THROW((void)tx.Nested([](WriteTransaction& inner) -> core::Result<void> {
      inner.Run("INSERT INTO note(id, text) VALUES(2, '')", {});
      throw std::out_of_range("a bug");
    }),
                 std::out_of_range);
    return {};
  }));
  EXPECT_EQ(NoteIds(*store), Ids{1});
}

TEST_P(StoreConformance, GivesBackEveryKindOfValueAsItWas) {
  const auto store = Open({{.owner = "value", .migrations = {"CREATE TABLE value(id INTEGER PRIMARY KEY, v)"}}});
  const std::string bytes("\0\xff\0x", 4);
  ASSERT_TRUE(store->Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    const Value values[] = {nullptr,
                            std::numeric_limits<std::int64_t>::min(),
                            std::numeric_limits<std::int64_t>::max(),
                            std::string_view("é€\U0001F600"),
                            std::string_view(),
                            Blob{bytes},
                            Blob{}};
    for (const Value& value : values) tx.Run("INSERT INTO value(v) VALUES(?)", {&value, 1});
    return {};
  }));
  ASSERT_TRUE(store->Read([&](ReadTransaction& tx) -> core::Result<void> {
    const auto types =
        tx.All<std::string>("SELECT typeof(v) FROM value ORDER BY id", {}, [](const Row& row) { return row.Text(0); });
    EXPECT_EQ(types, (std::vector<std::string>{"null", "integer", "integer", "text", "text", "blob", "blob"}));
    const auto numbers = tx.All<std::optional<std::int64_t>>("SELECT v FROM value WHERE id <= 3 ORDER BY id", {},
                                                             [](const Row& row) { return row.MaybeInt(0); });
    EXPECT_EQ(numbers[0], std::nullopt);
    EXPECT_EQ(numbers[1], std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(numbers[2], std::numeric_limits<std::int64_t>::max());
    const auto texts = tx.All<std::string>("SELECT v FROM value WHERE id > 3 ORDER BY id", {},
                                           [](const Row& row) { return row.Text(0); });
    EXPECT_EQ(texts, (std::vector<std::string>{"é€\U0001F600", "", bytes, ""}));
    return {};
  }));
}

TEST_P(StoreConformance, GivesTheFirstRowOrNothing) {
  const auto store = Open();
  ASSERT_TRUE(AddNote(*store, Durability::kTrace, 2, "two"));
  ASSERT_TRUE(AddNote(*store, Durability::kTrace, 1, "one"));
  ASSERT_TRUE(store->Read([](ReadTransaction& tx) -> core::Result<void> {
    const auto text = [](const Row& row) { return row.Text(0); };
    EXPECT_EQ(tx.One<std::string>("SELECT text FROM note ORDER BY id", {}, text), "one");
    EXPECT_EQ(tx.One<std::string>("SELECT text FROM note WHERE id = ?", {std::int64_t{3}}, text), std::nullopt);
    return {};
  }));
}

TEST_P(StoreConformance, ReadsOneStateFromBeginningToEnd) {
  const auto store = Open();
  ASSERT_TRUE(AddNote(*store, Durability::kTrace, 1, ""));
  ASSERT_TRUE(store->Read([&](ReadTransaction& tx) -> core::Result<void> {
    const auto count = [&] {
      return tx.One<std::int64_t>("SELECT count(*) FROM note", {}, [](const Row& row) { return row.Int(0); });
    };
    EXPECT_EQ(count(), 1);
    std::thread([&] { EXPECT_TRUE(AddNote(*store, Durability::kEffect, 2, "")); }).join();  // does not wait for us
    EXPECT_EQ(count(), 1);
    return {};
  }));
  EXPECT_EQ(NoteIds(*store), (Ids{1, 2}));
}

TEST_P(StoreConformance, CannotWriteWhileReading) {
  const auto store = Open();
  const auto written = store->Read([](ReadTransaction& tx) -> core::Result<void> {
    tx.Select("INSERT INTO note(id, text) VALUES(1, '')", {}, [](const Row&) {});
    return {};
  });
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().reason, common::v1::REASON_STORE_FAILED);
  EXPECT_EQ(NoteIds(*store), Ids{});
}

TEST_P(StoreConformance, ThrowsRatherThanWaitingForItself) {
  const auto store = Open();
  const auto nothing = [](ReadTransaction&) -> core::Result<void> { return {}; };
  EXPECT_THROW((void)store->Write(Durability::kEffect, [&](WriteTransaction&) { return store->Read(nothing); }),
               std::logic_error);
  EXPECT_THROW((void)store->Write(Durability::kEffect,
                                  [&](WriteTransaction&) { return store->Write(Durability::kEffect, nothing); }),
               std::logic_error);
  EXPECT_THROW((void)store->Read([&](ReadTransaction&) { return store->Read(nothing); }), std::logic_error);
  EXPECT_THROW((void)store->Read([&](ReadTransaction&) { return store->Truncate(); }), std::logic_error);
  EXPECT_TRUE(AddNote(*store, Durability::kEffect, 1, ""));
}

TEST_P(StoreConformance, ThrowsWhenAStatementRunsFromItsOwnRows) {
  const auto store = Open();
  ASSERT_TRUE(AddNote(*store, Durability::kTrace, 1, ""));
  const auto read = [&] {
    return store->Read([](ReadTransaction& tx) -> core::Result<void> {
      const char* const sql = "SELECT id FROM note";
      tx.Select(sql, {}, [&](const Row&) { tx.Select(sql, {}, [](const Row&) {}); });
      return {};
    });
  };
  EXPECT_THROW((void)read(), std::logic_error);
  EXPECT_EQ(NoteIds(*store), Ids{1});
}

TEST_P(StoreConformance, CommitsTheOthersWhenOneOfThemRefusesOrThrows) {
  const auto store = Open();
  std::atomic<int> refused = 0;
  std::atomic<int> thrown = 0;
  std::vector<std::thread> clients;
  for (std::int64_t client = 0; client < 8; ++client) {
    clients.emplace_back([&, client] {
      for (std::int64_t number = 0; number < 60; ++number) {
        const std::int64_t id = client * 1000 + number;
        try {
          const auto done = store->Write(Durability::kTrace, [&](WriteTransaction& tx) -> core::Result<void> {
            tx.Run("INSERT INTO note(id, text) VALUES(?, '')", {id});
            if (number % 3 == 1) return core::Refuse(common::v1::REASON_CONFLICT, std::to_string(id));
            if (number % 3 == 2) throw std::out_of_range(std::to_string(id));
            return {};
          });
          if (!done && done.error().detail == std::to_string(id)) ++refused;
        } catch (const std::out_of_range& bug) {
          if (bug.what() == std::to_string(id)) ++thrown;
        }
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(refused, 8 * 20);
  EXPECT_EQ(thrown, 8 * 20);
  Ids wanted;
  for (std::int64_t client = 0; client < 8; ++client) {
    for (std::int64_t number = 0; number < 60; number += 3) wanted.insert(client * 1000 + number);
  }
  EXPECT_EQ(NoteIds(*store), wanted);
}

// Whether somebody writes at that moment or not.
TEST_P(StoreConformance, GlancesAtWhatIsCommittedAlone) {
  const auto store = Open();
  ASSERT_TRUE(AddNote(*store, Durability::kEffect, 1, "one"));
  const auto glanced = [&] {
    Ids ids;
    EXPECT_TRUE(store->Glance([&](ReadTransaction& tx) -> core::Result<void> {
      for (const std::int64_t id :
           tx.All<std::int64_t>("SELECT id FROM note", {}, [](const Row& row) { return row.Int(0); })) {
        ids.insert(id);
      }
      return {};
    }));
    return ids;
  };
  EXPECT_EQ(glanced(), Ids{1});
  ASSERT_TRUE(store->Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    tx.Run("INSERT INTO note(id, text) VALUES(2, '')", {});
    std::thread beside([&] { EXPECT_EQ(glanced(), Ids{1}); });
    beside.join();
    return {};
  }));
  EXPECT_EQ(glanced(), (Ids{1, 2}));
  EXPECT_THROW((void)store->Glance([&](ReadTransaction&) { return store->Glance({}); }), std::logic_error);
}

TEST_P(StoreConformance, LosesNoUpdateOfEightClients) {
  const auto store = Open();
  ASSERT_TRUE(AddNote(*store, Durability::kTrace, 1, "0"));
  std::vector<std::thread> clients;
  for (int client = 0; client < 8; ++client) {
    clients.emplace_back([&] {
      for (int number = 0; number < 50; ++number) {
        EXPECT_TRUE(store->Write(Durability::kTrace, [](WriteTransaction& tx) -> core::Result<void> {
          const auto before =
              tx.One<std::string>("SELECT text FROM note", {}, [](const Row& row) { return row.Text(0); });
          const std::string after = std::to_string(std::stoi(before.value()) + 1);
          tx.Run("UPDATE note SET text = ?", {after});
          return {};
        }));
      }
    });
  }
  for (std::thread& client : clients) client.join();
  ASSERT_TRUE(store->Read([](ReadTransaction& tx) -> core::Result<void> {
    EXPECT_EQ(tx.One<std::string>("SELECT text FROM note", {}, [](const Row& row) { return row.Text(0); }), "400");
    return {};
  }));
}

TEST_P(StoreConformance, ThrowsAtAViolatedConstraint) {
  const auto store = Open();
  ASSERT_TRUE(AddNote(*store, Durability::kEffect, 1, ""));
  EXPECT_THROW((void)AddNote(*store, Durability::kEffect, 1, "again"), std::logic_error);
  EXPECT_TRUE(AddNote(*store, Durability::kEffect, 2, ""));
}

TEST_P(StoreConformance, ThrowsAtAForeignKeyWithoutItsRowAtOnceOrDeferred) {
  const auto store =
      Open({{.owner = "pet",
             .migrations = {"CREATE TABLE owner(id INTEGER PRIMARY KEY);"
                            "CREATE TABLE cat(owner INTEGER REFERENCES owner(id));"
                            "CREATE TABLE dog(owner INTEGER REFERENCES owner(id) DEFERRABLE INITIALLY DEFERRED)"}}});
  const auto run = [&](std::vector<std::string_view> statements) {
    return store->Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
      for (const std::string_view sql : statements) tx.Run(sql, {});
      return {};
    });
  };
  EXPECT_THROW((void)run({"INSERT INTO cat VALUES(1)"}), std::logic_error);
  EXPECT_THROW((void)run({"INSERT INTO dog VALUES(1)"}), std::logic_error);
  EXPECT_TRUE(run({"INSERT INTO dog VALUES(1)", "INSERT INTO owner VALUES(1)"}));
  EXPECT_TRUE(run({"INSERT INTO cat VALUES(1)"}));
}

TEST_P(StoreConformance, AppliesEachMigrationOnce) {
  const char* const first = "CREATE TABLE step(n INTEGER); INSERT INTO step VALUES(1)";
  const char* const second = "INSERT INTO step SELECT max(n) + 1 FROM step";
  Open({{.owner = "step", .migrations = {first}}});
  Open({{.owner = "step", .migrations = {first}}});
  const auto store = Open({{.owner = "step", .migrations = {first, second, second}},
                           {.owner = "note", .migrations = {"CREATE TABLE note(id)"}}});
  ASSERT_TRUE(store->Read([](ReadTransaction& tx) -> core::Result<void> {
    const auto steps =
        tx.All<std::int64_t>("SELECT n FROM step ORDER BY n", {}, [](const Row& row) { return row.Int(0); });
    EXPECT_EQ(steps, (std::vector<std::int64_t>{1, 2, 3}));
    return {};
  }));
}

TEST_P(StoreConformance, ChangesNothingWhenAMigrationFails) {
  Open();
  for (const char* const broken : {"SELECT nothing FROM nowhere", "INSERT INTO note(id, text) VALUES(1, NULL)"}) {
    const Schema schemas[] = {NoteSchemas()[0], {.owner = "more", .migrations = {"CREATE TABLE more(id)", broken}}};
    const auto opened = GetParam().open(PathOf("store.db"), KeyOf('k'), schemas);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().reason, common::v1::REASON_STORE_FAILED);
  }
  Open({{.owner = "more", .migrations = {"CREATE TABLE more(id)"}}});  // still to be made
}

TEST_P(StoreConformance, RefusesTablesOfANewerProgram) {
  Open({{.owner = "note", .migrations = {NoteSchemas()[0].migrations[0], "ALTER TABLE note ADD COLUMN colour TEXT"}}});
  const auto opened = GetParam().open(PathOf("store.db"), KeyOf('k'), NoteSchemas());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().reason, common::v1::REASON_STORE_FAILED);
  EXPECT_NE(opened.error().detail.find("newer"), std::string::npos) << opened.error().detail;
}

TEST_P(StoreConformance, RefusesAWrongKey) {
  Open();
  for (const core::Secret& key : {KeyOf('x'), core::Secret(std::string_view("short")), core::Secret()}) {
    const auto opened = GetParam().open(PathOf("store.db"), key, NoteSchemas());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().reason, common::v1::REASON_STORE_KEY_WRONG);
  }
  EXPECT_EQ(NoteIds(*Open()), Ids{});
}

TEST_P(StoreConformance, ComesBackToABackup) {
  const auto store = Open();
  ASSERT_TRUE(AddNote(*store, Durability::kEffect, 1, "kept"));
  ASSERT_TRUE(store->Backup(PathOf("copy")));
  ASSERT_TRUE(AddNote(*store, Durability::kEffect, 2, "left behind"));
  ASSERT_TRUE(store->Restore(PathOf("copy")));
  EXPECT_EQ(NoteIds(*store), Ids{1});
  ASSERT_TRUE(AddNote(*store, Durability::kEffect, 3, ""));
  ASSERT_TRUE(store->Restore(PathOf("copy")));  // as often as one likes
  EXPECT_EQ(NoteIds(*store), Ids{1});
}

TEST_P(StoreConformance, BacksUpOnlyToAFileThatIsNotThere) {
  const auto store = Open();
  ASSERT_TRUE(store->Backup(PathOf("copy")));
  for (const auto& path : {PathOf("copy"), PathOf("store.db"), PathOf("no/such/folder/copy")}) {
    const auto made = store->Backup(path);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().reason, common::v1::REASON_STORE_FAILED);
  }
  EXPECT_TRUE(AddNote(*store, Durability::kEffect, 1, ""));
}

TEST_P(StoreConformance, BringsAnOldBackupUpToDate) {
  ASSERT_TRUE(Open()->Backup(PathOf("copy")));
  const auto store = Open(
      {{.owner = "note", .migrations = {NoteSchemas()[0].migrations[0], "ALTER TABLE note ADD COLUMN colour TEXT"}}});
  ASSERT_TRUE(store->Restore(PathOf("copy")));
  EXPECT_TRUE(store->Write(Durability::kEffect, [](WriteTransaction& tx) -> core::Result<void> {
    tx.Run("INSERT INTO note(id, text, colour) VALUES(1, '', 'red')", {});
    return {};
  }));
  EXPECT_TRUE(store->Restore(PathOf("copy")));  // the copy itself is still old
}

TEST_P(StoreConformance, RefusesABackupOfANewerProgram) {
  ASSERT_TRUE(Open({{.owner = "note", .migrations = {"CREATE TABLE note(id, text)", "CREATE TABLE more(id)"}}})
                  ->Backup(PathOf("copy")));
  std::filesystem::remove(PathOf("store.db"));
  const auto store = Open();
  ASSERT_TRUE(AddNote(*store, Durability::kEffect, 7, ""));
  const auto restored = store->Restore(PathOf("copy"));
  ASSERT_FALSE(restored);
  EXPECT_EQ(restored.error().reason, common::v1::REASON_STORE_FAILED);
  EXPECT_EQ(NoteIds(*store), Ids{7});
}

TEST_P(StoreConformance, BacksUpAndRestoresWhileEightClientsWrite) {
  const auto store = Open();
  std::atomic<bool> stop = false;
  std::vector<std::thread> clients;
  for (std::int64_t client = 0; client < 8; ++client) {
    clients.emplace_back([&, client] {
      for (std::int64_t number = 0; !stop; ++number) {
        // Two rows or none: a copy taken in between would show one.
        EXPECT_TRUE(store->Write(Durability::kTrace, [&](WriteTransaction& tx) -> core::Result<void> {
          for (const std::int64_t half : {0, 1}) {
            tx.Run("INSERT OR REPLACE INTO note(id, text) VALUES(?, '')", {client * 1'000'000 + number * 2 + half});
          }
          return {};
        }));
      }
    });
  }
  for (int round = 0; round < 10; ++round) {
    const auto path = PathOf(("copy" + std::to_string(round)).c_str());
    ASSERT_TRUE(store->Backup(path));
    ASSERT_TRUE(store->Restore(path));
    auto copy = GetParam().open(path, KeyOf('k'), NoteSchemas());
    ASSERT_TRUE(copy);
    EXPECT_EQ(NoteIds(**copy).size() % 2, 0U);
  }
  stop = true;
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(NoteIds(*store).size() % 2, 0U);
}

}  // namespace parcours::platform::testing
