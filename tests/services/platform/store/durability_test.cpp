// G1: what was acknowledged is there, whatever ends the program or fills the disk.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "parcours/common/v1/reason.pb.h"
#include "tests/services/platform/store/faulty_disk.h"
#include "tests/services/platform/store/support.h"

namespace parcours::platform::testing {
namespace {

using Ids = std::set<std::int64_t>;

class Durable : public ::testing::Test {
 protected:
  std::filesystem::path file() const { return folder_.path() / "store.db"; }

  TemporaryFolder folder_;
};

// Eight clients that write until they are killed and say what was acknowledged.
void WriteForEver(const std::filesystem::path& file, int acknowledge) {
  const auto store = OpenNotes(file);
  std::vector<std::thread> clients;
  for (std::int64_t client = 0; client < 8; ++client) {
    clients.emplace_back([&, client] {
      for (std::int64_t number = 0;; ++number) {
        const std::int64_t id = client * 1'000'000 + number;
        const auto durability = number % 2 == 0 ? Durability::kEffect : Durability::kTrace;
        if (!AddNote(*store, durability, id, std::string(700, 'n')) || write(acknowledge, &id, sizeof id) != sizeof id)
          _exit(1);
      }
    });
  }
  for (std::thread& client : clients) client.join();
}

TEST_F(Durable, EveryAcknowledgedRowSurvivesKillNineWhileEightClientsWrite) {
  Ids acknowledged;
  for (int round = 0; round < 4; ++round) {
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe(ends.data()), 0);
    const auto path = folder_.path() / ("store" + std::to_string(round));
    const int status = InChild([&] { WriteForEver(path, ends[1]); },
                               [&](int child) {
                                 close(ends[1]);
                                 std::int64_t id = 0;
                                 const std::size_t enough =
                                     acknowledged.size() + 200 + 150 * static_cast<std::size_t>(round);
                                 while (read(ends[0], &id, sizeof id) == sizeof id) {
                                   acknowledged.insert(id);
                                   if (acknowledged.size() == enough) kill(child, SIGKILL);
                                 }
                               });
    close(ends[0]);
    ASSERT_TRUE(WIFSIGNALED(status));
    const auto store = OpenNotes(path);
    const Ids present = NoteIds(*store);
    for (const std::int64_t id : acknowledged) ASSERT_TRUE(present.contains(id)) << id;
    EXPECT_TRUE(AddNote(*store, Durability::kEffect, -1, "and goes on"));
    acknowledged.clear();
  }
}

// Opens what a power cut would leave at this moment.
Ids AfterPowerCut(const std::filesystem::path& synced) {
  const TemporaryFolder cut;
  std::filesystem::copy(synced, cut.path(), std::filesystem::copy_options::recursive);
  return NoteIds(*OpenNotes(cut.path() / "store.db"));
}

TEST_F(Durable, AcknowledgedEffectsSurviveAPowerCutAndTracesMayNot) {
  FaultyDisk disk;
  const TemporaryFolder synced;
  disk.KeepSynced(synced.path());
  const auto store = OpenNotes(file());
  Ids written;
  for (std::int64_t id = 0; id < 60; ++id) {
    const bool effect = id % 3 == 0;
    // Large enough that the log is written back into the file in between.
    ASSERT_TRUE(AddNote(*store, effect ? Durability::kEffect : Durability::kTrace, id, std::string(100'000, 'n')));
    written.insert(id);
    const Ids left = AfterPowerCut(synced.path());
    if (effect) {
      ASSERT_EQ(left, written) << id;
    } else {
      ASSERT_TRUE(std::includes(written.begin(), written.end(), left.begin(), left.end()));
    }
  }
  // The disk of this test does forget.
  ASSERT_TRUE(AddNote(*store, Durability::kEffect, 100, ""));
  ASSERT_TRUE(AddNote(*store, Durability::kTrace, 101, ""));
  EXPECT_FALSE(AfterPowerCut(synced.path()).contains(101));
}

TEST_F(Durable, AFullDiskRefusesAndLosesNothingWhereverItHappens) {
  FaultyDisk disk;
  for (int writes = 0; writes < 40; ++writes) {
    const auto path = folder_.path() / ("store" + std::to_string(writes));
    auto store = OpenNotes(path);
    Ids acknowledged;
    disk.FillAfter(writes);
    for (std::int64_t id = 0; id < 12; ++id) {
      const auto added = AddNote(*store, Durability::kEffect, id, std::string(6000, 'n'));
      if (added) {
        acknowledged.insert(id);
      } else {
        ASSERT_EQ(added.error().reason, common::v1::REASON_STORE_FAILED);
      }
    }
    ASSERT_EQ(NoteIds(*store), acknowledged);
    disk.Heal();
    ASSERT_TRUE(AddNote(*store, Durability::kEffect, 100, "room again"));
    acknowledged.insert(100);
    ASSERT_EQ(NoteIds(*store), acknowledged);
    store.reset();
    ASSERT_EQ(NoteIds(*OpenNotes(path)), acknowledged);
  }
}

TEST_F(Durable, AFullDiskRefusesAllWhoWereCommittedTogether) {
  FaultyDisk disk;
  const auto store = OpenNotes(file());
  std::mutex mutex;
  Ids acknowledged;
  std::atomic<int> refused = 0;
  std::vector<std::thread> clients;
  disk.FillAfter(200);
  for (std::int64_t client = 0; client < 8; ++client) {
    clients.emplace_back([&, client] {
      for (std::int64_t number = 0; number < 40; ++number) {
        if (AddNote(*store, Durability::kEffect, client * 1000 + number, std::string(3000, 'n'))) {
          const std::lock_guard lock(mutex);
          acknowledged.insert(client * 1000 + number);
        } else {
          ++refused;
        }
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_GT(refused, 0);
  EXPECT_FALSE(acknowledged.empty());
  EXPECT_EQ(NoteIds(*store), acknowledged);
  disk.Heal();
  EXPECT_TRUE(AddNote(*store, Durability::kEffect, -1, ""));
}

TEST_F(Durable, ADiskThatCannotSyncRefusesEffects) {
  FaultyDisk disk;
  const auto store = OpenNotes(file());
  ASSERT_TRUE(AddNote(*store, Durability::kEffect, 1, ""));
  disk.FailSyncs();
  const auto added = AddNote(*store, Durability::kEffect, 2, "");
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().reason, common::v1::REASON_STORE_FAILED);
  EXPECT_EQ(NoteIds(*store), Ids{1});
  disk.Heal();
  EXPECT_TRUE(AddNote(*store, Durability::kEffect, 3, ""));
  EXPECT_EQ(NoteIds(*store), (Ids{1, 3}));
}

// The kernel's own refusal, not ours.
TEST_F(Durable, AFileThatMayNotGrowRefusesAndLosesNothing) {
  const int status = InChild(
      [&] {
        const auto store = OpenNotes(file());
        signal(SIGXFSZ, SIG_IGN);
        const rlimit most{300'000, 300'000};
        if (setrlimit(RLIMIT_FSIZE, &most) != 0) _exit(1);
        std::size_t added = 0;
        bool refused = false;
        for (std::int64_t id = 0; id < 200 && !refused; ++id) {
          const auto outcome = AddNote(*store, Durability::kEffect, id, std::string(5000, 'n'));
          refused = !outcome && outcome.error().reason == common::v1::REASON_STORE_FAILED;
          if (outcome) ++added;
        }
        if (!refused || added == 0) _exit(2);
        if (NoteIds(*store).size() != added) _exit(3);
      },
      [](int) {});
  ASSERT_TRUE(WIFEXITED(status));
  ASSERT_EQ(WEXITSTATUS(status), 0);
  EXPECT_TRUE(AddNote(*OpenNotes(file()), Durability::kEffect, 1000, "room again"));
}

}  // namespace
}  // namespace parcours::platform::testing
