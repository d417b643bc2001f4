// G3: each named attacker, for real.
#include "services/platform/journal/verify.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "tests/services/platform/journal/support.h"

namespace parcours::platform::testing {
namespace {

using Found = std::vector<std::string>;

class Verify : public ::testing::Test {
 protected:
  // Copies the journal's files aside, or back.
  void CopyWorld(const std::filesystem::path& from, const std::filesystem::path& to) {
    for (const char* suffix : {"", "-wal"}) {
      std::filesystem::remove(to.string() + suffix);
      if (std::filesystem::exists(from.string() + suffix))
        std::filesystem::copy_file(from.string() + suffix, to.string() + suffix);
    }
    std::filesystem::remove(to.string() + "-shm");
  }

  // Computes the whole chain anew, as someone who has the key and knows how.
  void Rehash() {
    ASSERT_TRUE(folder_.store().Write(Durability::kEffect, [](WriteTransaction& tx) -> core::Result<void> {
      std::string before;
      const auto rows = tx.All<std::pair<std::int64_t, std::string>>(
          "SELECT sequence, record FROM journal_entry ORDER BY sequence", {},
          [](const Row& row) { return std::pair(row.Int(0), row.Text(1)); });
      for (const auto& [sequence, record] : rows) {
        before = ChainHash(before, record);
        tx.Run("UPDATE journal_entry SET entry_hash = ? WHERE sequence = ?", {Blob{before}, sequence});
      }
      return {};
    }));
  }

  // Changes the decision in an entry's record, bodies and index untouched.
  void ChangeRecord(std::int64_t sequence) {
    ASSERT_TRUE(folder_.store().Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
      journal::v1::Exchange exchange;
      exchange.ParseFromString(
          tx.One<std::string>("SELECT record FROM journal_entry WHERE sequence = ?", {sequence}, [](const Row& row) {
              return row.Text(0);
            }).value());
      exchange.set_decision("changed");
      const std::string record = exchange.SerializeAsString();
      tx.Run("UPDATE journal_entry SET record = ? WHERE sequence = ?", {Blob{record}, sequence});
      return {};
    }));
  }

  void Swap(std::int64_t one, std::int64_t other) {
    ASSERT_TRUE(folder_.store().Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
      for (const char* table : {"journal_body", "journal_entry"}) {
        const std::string move = "UPDATE " + std::string(table) + " SET sequence = ? WHERE sequence = ?";
        tx.Run("PRAGMA defer_foreign_keys = ON", {});
        tx.Run(move, {std::int64_t{1000}, one});
        tx.Run(move, {one, other});
        tx.Run(move, {other, std::int64_t{1000}});
      }
      return {};
    }));
  }

  static void ReadPage(const std::filesystem::path& file, std::uintmax_t page, std::string& bytes) {
    std::ifstream stream(file, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(page * 4096));
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }

  JournalFolder folder_;
};

TEST_F(Verify, AnUntouchedJournalIsIntactAlsoAfterRestarts) {
  EXPECT_EQ(folder_.Defects(), Found{});
  for (int start = 0; start < 3; ++start) {
    folder_.Append(5);
    EXPECT_EQ(folder_.Defects(), Found{});
    folder_.Stop();
    folder_.OpenHost();
  }
  EXPECT_EQ(folder_.Defects(), Found{});
  EXPECT_EQ(VerifyJournal(folder_.store(), folder_.ledger(), folder_.id())->entries, 15U);
}

// ---- Who has the file and its key.

TEST_F(Verify, FindsAChangedEntry) {
  folder_.Append(5);
  ChangeRecord(3);
  EXPECT_EQ(folder_.Defects(), Found{"CHANGED 3"});
}

TEST_F(Verify, FindsAnEntryThatCannotBeRead) {
  folder_.Append(5);
  folder_.Attack({"UPDATE journal_entry SET record = x'ffff' WHERE sequence = 3"});
  EXPECT_EQ(folder_.Defects(), (Found{"CHANGED 3", "CHANGED 3"}));
}

TEST_F(Verify, FindsAChangedIndexOfAnEntry) {
  for (const char* change : {"id = 'exc-other'", "method = 'other'", "code = 7", "branch = 2"}) {
    JournalFolder folder;
    folder.Append(3);
    const std::string sql = "UPDATE journal_entry SET " + std::string(change) + " WHERE sequence = 2";
    folder.Attack({sql});
    EXPECT_EQ(folder.Defects(), Found{"CHANGED 2"}) << change;
  }
}

TEST_F(Verify, FindsAChangedBody) {
  folder_.Append(5);
  folder_.Attack({"UPDATE journal_body SET request = x'00' WHERE sequence = 2",
                  "UPDATE journal_body SET response = x'00' WHERE sequence = 4"});
  EXPECT_EQ(folder_.Defects(), (Found{"CHANGED 2", "CHANGED 4"}));
}

TEST_F(Verify, FindsAResponsePutToARefusal) {
  Entry refused = AnsweredEntry("exc-refused");
  refused.exchange.set_code(7);
  refused.response.clear();
  ASSERT_TRUE(folder_.store().Write(Durability::kTrace, [&](WriteTransaction& tx) -> core::Result<void> {
    folder_.ledger().Note(folder_.id(), Append(tx, refused));
    return {};
  }));
  EXPECT_EQ(folder_.Defects(), Found{});
  folder_.Attack({"UPDATE journal_body SET response = x'00'"});
  EXPECT_EQ(folder_.Defects(), Found{"CHANGED 1"});
}

TEST_F(Verify, FindsRemovedBodies) {
  folder_.Append(3);
  folder_.Attack({"DELETE FROM journal_body WHERE sequence = 2"});
  EXPECT_EQ(folder_.Defects(), Found{"REMOVED 2"});
}

TEST_F(Verify, FindsARemovedEntry) {
  folder_.Append(5);
  folder_.Attack({"DELETE FROM journal_body WHERE sequence = 3", "DELETE FROM journal_entry WHERE sequence = 3"});
  EXPECT_EQ(folder_.Defects(), Found{"REMOVED 3"});
}

TEST_F(Verify, FindsARemovedFirstEntry) {
  folder_.Append(5);
  folder_.Attack({"DELETE FROM journal_body WHERE sequence = 1", "DELETE FROM journal_entry WHERE sequence = 1"});
  EXPECT_EQ(folder_.Defects(), Found{"REMOVED 1"});
}

TEST_F(Verify, FindsReorderedEntries) {
  folder_.Append(5);
  Swap(2, 4);
  const Found found = folder_.Defects();
  EXPECT_NE(std::find(found.begin(), found.end(), "REORDERED 2"), found.end());
  EXPECT_NE(std::find(found.begin(), found.end(), "REORDERED 4"), found.end());
}

TEST_F(Verify, FindsAChainThatWasComputedAnew) {
  folder_.Append(5);
  ChangeRecord(3);
  Rehash();
  EXPECT_EQ(folder_.Defects(), Found{"OLD_COPY 5"});
}

TEST_F(Verify, FindsAChainComputedAnewThoughTheHostWentOn) {
  folder_.Append(5);
  folder_.Stop();
  folder_.OpenHost();
  ChangeRecord(3);
  Rehash();
  folder_.Append(5);
  EXPECT_EQ(folder_.Defects(), Found{"OLD_COPY 5"});
}

TEST_F(Verify, FindsAnEntryAddedByHand) {
  folder_.Append(2);
  ASSERT_TRUE(folder_.store().Write(Durability::kTrace, [](WriteTransaction& tx) -> core::Result<void> {
    Entry forged = AnsweredEntry("exc-forged");
    forged.exchange.set_branch(2);  // as if a snapshot had been restored
    Append(tx, forged);
    return {};
  }));
  EXPECT_EQ(folder_.Defects(), Found{"SIGNATURE_WRONG 3"});
}

// ---- Who cuts the tail.

TEST_F(Verify, FindsACutTail) {
  folder_.Append(5);
  folder_.Attack({"DELETE FROM journal_body WHERE sequence > 3", "DELETE FROM journal_entry WHERE sequence > 3"});
  EXPECT_EQ(folder_.Defects(), Found{"TAIL_CUT 4"});
}

TEST_F(Verify, FindsAJournalThatWasEmptied) {
  folder_.Append(5);
  folder_.Attack({"DELETE FROM journal_body", "DELETE FROM journal_entry"});
  EXPECT_EQ(folder_.Defects(), Found{"TAIL_CUT 1"});
}

TEST_F(Verify, FindsACutTailThoughTheHostWentOnPastIt) {
  folder_.Append(5);
  folder_.Stop();
  folder_.OpenHost();
  folder_.Attack({"DELETE FROM journal_body WHERE sequence > 3", "DELETE FROM journal_entry WHERE sequence > 3"});
  folder_.Append(10);
  EXPECT_EQ(folder_.Defects(), Found{"OLD_COPY 5"});
}

// ---- Who puts an old copy back, without any key.

TEST_F(Verify, FindsAnOldCopyPutBack) {
  folder_.Append(3);
  CopyWorld(folder_.world(), folder_.path() / "aside");
  folder_.Append(4);
  folder_.Stop();
  CopyWorld(folder_.path() / "aside", folder_.world());
  folder_.OpenHost();
  EXPECT_EQ(folder_.Defects(), Found{"TAIL_CUT 4"});
}

TEST_F(Verify, FindsAnOldCopyThoughTheHostWentOnWithIt) {
  folder_.Append(3);
  CopyWorld(folder_.world(), folder_.path() / "aside");
  folder_.Append(4);
  folder_.Stop();
  CopyWorld(folder_.path() / "aside", folder_.world());
  for (int start = 0; start < 3; ++start) {
    folder_.OpenHost();
    folder_.Append(20);
    EXPECT_EQ(folder_.Defects(), Found{"OLD_COPY 7"});
    folder_.Stop();
  }
}

TEST_F(Verify, FindsAnOldCopyPutBackWhileTheFileWasClosedButTheHostRan) {
  folder_.Append(3);
  CopyWorld(folder_.world(), folder_.path() / "aside");
  folder_.Append(4);
  CopyWorld(folder_.path() / "aside", folder_.path() / "back");
  const core::Secret key = *folder_.keys().Find(folder_.id());
  const Schema schemas[] = {JournalSchema()};
  const auto reopened = OpenStore(folder_.path() / "back", key, schemas);
  ASSERT_TRUE(reopened);
  folder_.ledger().Reopened(folder_.id());
  for (int number = 0; number < 20; ++number) {
    ASSERT_TRUE((*reopened)->Write(Durability::kTrace, [&](WriteTransaction& tx) -> core::Result<void> {
      Entry entry = AnsweredEntry("exc-later-" + std::to_string(number));
      folder_.ledger().Note(folder_.id(), Append(tx, entry));
      return {};
    }));
  }
  const auto found = VerifyJournal(**reopened, folder_.ledger(), folder_.id());
  ASSERT_TRUE(found);
  ASSERT_EQ(found->defects.size(), 1U);
  EXPECT_EQ(found->defects[0].kind, journal::v1::JournalDefect::KIND_OLD_COPY);
  EXPECT_EQ(found->defects[0].sequence, 7U);
}

TEST_F(Verify, FindsALogThatWasTakenAway) {
  folder_.Append(3);
  ASSERT_TRUE(folder_.store().Truncate());
  folder_.Append(4);
  // As kill -9 leaves it: the last entries stand in the log only.
  const auto killed = folder_.path() / "killed";
  CopyWorld(folder_.world(), killed);
  folder_.Stop();
  CopyWorld(killed, folder_.world());
  std::filesystem::remove(folder_.world().string() + "-wal");
  folder_.OpenHost();
  EXPECT_EQ(folder_.Defects(), Found{"TAIL_CUT 4"});
}

TEST_F(Verify, FindsAFileThatWasTakenAway) {
  folder_.Append(3);
  folder_.Stop();
  std::filesystem::remove(folder_.world());
  folder_.OpenHost();
  EXPECT_EQ(folder_.Defects(), Found{"TAIL_CUT 1"});
}

// ---- Who changes bytes of the file, without any key.

TEST_F(Verify, FindsAChangedByteOrAnEmptyPageAnywhereInTheFile) {
  folder_.Append(40);
  folder_.Stop();
  const auto clean = folder_.path() / "clean";
  CopyWorld(folder_.world(), clean);
  const auto pages = std::filesystem::file_size(clean) / 4096;
  ASSERT_GT(pages, 8U);
  int unnoticed = 0;
  for (std::uintmax_t page = 0; page < pages; ++page) {
    for (const std::string& damage : {std::string("x"), std::string(4096, '\0')}) {
      CopyWorld(clean, folder_.world());
      {
        std::fstream bytes(folder_.world(), std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp(static_cast<std::streamoff>(page * 4096 + (damage.size() == 1 ? 1000 : 0)));
        bytes << damage;
      }
      bool noticed = false;
      try {
        folder_.OpenHost();
        noticed = !folder_.Defects().empty();
      } catch (const std::runtime_error&) {
        noticed = true;  // refused at opening
      }
      // Tables that are empty or not the journal's may be damaged without the journal being so.
      if (!noticed) ++unnoticed;
      folder_.Stop();
    }
  }
  EXPECT_LE(unnoticed, 2 * 4);  // schema_version, journal_outbox, journal_request and its index
}

TEST_F(Verify, FindsAPagePutBackFromAnOlderCopy) {
  folder_.Append(40);
  folder_.Stop();
  const auto old = folder_.path() / "old";
  CopyWorld(folder_.world(), old);
  folder_.OpenHost();
  folder_.Append(1);
  folder_.Stop();
  const auto latest = folder_.path() / "latest";
  CopyWorld(folder_.world(), latest);
  int different = 0;
  for (std::uintmax_t page = 1; page < std::filesystem::file_size(old) / 4096; ++page) {
    std::string before(4096, '\0');
    std::string after(4096, '\0');
    ReadPage(old, page, before);
    ReadPage(latest, page, after);
    if (before == after) continue;
    ++different;
    CopyWorld(latest, folder_.world());
    {
      std::fstream bytes(folder_.world(), std::ios::in | std::ios::out | std::ios::binary);
      bytes.seekp(static_cast<std::streamoff>(page * 4096)).write(before.data(), 4096);
    }
    folder_.OpenHost();
    EXPECT_NE(folder_.Defects(), Found{}) << page;
    folder_.Stop();
  }
  EXPECT_GT(different, 2);  // entries, their index, bodies
}

// ---- Who touches the ledger.

TEST_F(Verify, FindsAForgedHead) {
  folder_.Append(5);
  folder_.Attack({"DELETE FROM journal_body WHERE sequence > 3", "DELETE FROM journal_entry WHERE sequence > 3"});
  folder_.AttackLedger({"UPDATE ledger_head SET sequence = 3"});
  EXPECT_EQ(folder_.Defects(), (Found{"SIGNATURE_WRONG 3"}));
}

TEST_F(Verify, FindsAHeadOfAnotherSandbox) {
  folder_.Append(5);
  folder_.ledger().Note(core::SandboxId("sbx-2"), Head{.sequence = 3, .hash = std::string(32, 'h'), .branch = 1});
  folder_.AttackLedger({"DELETE FROM ledger_head WHERE sandbox = 'sbx-1'", "UPDATE ledger_head SET sandbox = 'sbx-1'"});
  EXPECT_EQ(folder_.Defects(), Found{"SIGNATURE_WRONG 3"});
}

TEST_F(Verify, FindsThatTheLedgerKnowsNothing) {
  folder_.Append(5);
  folder_.AttackLedger({"DELETE FROM ledger_head"});
  EXPECT_EQ(folder_.Defects(), Found{"SIGNATURE_WRONG 5"});
}

TEST_F(Verify, FindsThatTheSigningKeyWasReplaced) {
  folder_.Append(5);
  folder_.AttackLedger({"DELETE FROM ledger_key"});
  folder_.Stop();
  folder_.OpenHost();
  EXPECT_EQ(folder_.Defects(), Found{"SIGNATURE_WRONG 5"});
}

TEST_F(Verify, TheHostDoesNotStartWithoutItsLedger) {
  folder_.Append(5);
  folder_.Stop();
  const auto file = folder_.path() / "ledger.db";
  for (const bool emptied : {false, true}) {
    std::filesystem::remove(file);
    if (emptied) std::ofstream{file};
    const auto keys = KeyRing::Open(folder_.path());
    ASSERT_TRUE(keys);
    const auto opened = Ledger::Open(folder_.path(), **keys, folder_.wall());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().reason, common::v1::REASON_JOURNAL_BROKEN);
  }
}

// ---- What is allowed.

TEST_F(Verify, ARestoreIsNoDefectHoweverBranchesFork) {
  const auto ten = folder_.path() / "ten";
  const auto fifteen = folder_.path() / "fifteen";
  folder_.Append(10);
  ASSERT_TRUE(folder_.store().Backup(ten));
  folder_.Append(10);
  folder_.Restore(ten, 2);
  EXPECT_EQ(folder_.Defects(), Found{});
  folder_.Append(4, 2);
  ASSERT_TRUE(folder_.store().Backup(fifteen));
  folder_.Append(30, 2);
  folder_.Restore(ten, 3);
  EXPECT_EQ(folder_.Defects(), Found{});
  folder_.Append(5, 3);
  folder_.Restore(fifteen, 4);  // of branch 2, beside branch 3
  EXPECT_EQ(folder_.Defects(), Found{});
  folder_.Stop();
  folder_.OpenHost();
  folder_.Append(3, 4);
  EXPECT_EQ(folder_.Defects(), Found{});
}

TEST_F(Verify, FindsAnOldBranchPutBack) {
  folder_.Append(10);
  const auto ten = folder_.path() / "ten";
  ASSERT_TRUE(folder_.store().Backup(ten));
  folder_.Append(10);
  CopyWorld(folder_.world(), folder_.path() / "aside");
  folder_.Restore(ten, 2);
  folder_.Stop();
  CopyWorld(folder_.path() / "aside", folder_.world());
  folder_.OpenHost();
  EXPECT_EQ(folder_.Defects(), Found{"OLD_COPY 21"});
}

TEST_F(Verify, FindsABranchThatGoesBack) {
  folder_.Append(3, 2);
  folder_.Append(1, 1);
  const Found found = folder_.Defects();
  EXPECT_NE(std::find(found.begin(), found.end(), "REORDERED 4"), found.end());
}

TEST_F(Verify, AHostThatWasKilledIsNotAccused) {
  folder_.Append(3);  // past the window of the first entry
  folder_.Stop();
  const int child = fork();
  if (child == 0) {
    JournalFolder* const inherited = &folder_;
    inherited->OpenHost();
    for (int number = 0;; ++number) {
      Head head;
      const auto written =
          inherited->store().Write(Durability::kTrace, [&](WriteTransaction& tx) -> core::Result<void> {
            Entry entry = AnsweredEntry("exc-child-" + std::to_string(number));
            head = Append(tx, entry);
            return {};
          });
      if (!written) _exit(1);
      inherited->ledger().Note(inherited->id(), head);
      if (number == 300) raise(SIGKILL);
    }
  }
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  folder_.OpenHost();
  EXPECT_EQ(folder_.Defects(), Found{});
  EXPECT_EQ(VerifyJournal(folder_.store(), folder_.ledger(), folder_.id())->entries, 304U);
}

}  // namespace
}  // namespace parcours::platform::testing
