#include "services/platform/journal/ledger.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "core/text.h"
#include "tests/services/platform/journal/support.h"

namespace parcours::platform::testing {
namespace {

Head HeadAt(std::uint64_t sequence, std::uint32_t branch = 1) {
  return Head{.sequence = sequence, .hash = std::string(32, static_cast<char>('a' + sequence % 20)), .branch = branch};
}

class LedgerTest : public ::testing::Test {
 protected:
  SignedHead Last() {
    folder_.ledger().Flush();
    return folder_.ledger().Last(folder_.id())->value();
  }
  std::size_t Kept() { return folder_.ledger().Heads(folder_.id())->size(); }

  JournalFolder folder_;
};

TEST_F(LedgerTest, KnowsNothingOfANewSandbox) {
  EXPECT_FALSE(folder_.ledger().Last(folder_.id())->has_value());
  folder_.ledger().Flush();  // returns though there is nothing
}

TEST_F(LedgerTest, SignsTheLatestHead) {
  for (std::uint64_t sequence = 1; sequence <= 500; ++sequence) folder_.ledger().Note(folder_.id(), HeadAt(sequence));
  const SignedHead last = Last();
  EXPECT_EQ(last.head.sequence, 500U);
  EXPECT_EQ(last.head.hash, HeadAt(500).hash);
  EXPECT_TRUE(folder_.ledger().IsSigned(folder_.id(), last));
  EXPECT_EQ(Kept(), 1U);
}

TEST_F(LedgerTest, ASignatureIsOverEveryPartOfTheHead) {
  folder_.ledger().Note(folder_.id(), HeadAt(5));
  const SignedHead last = Last();
  const auto changed = [&](auto change) {
    SignedHead head = last;
    change(head);
    return folder_.ledger().IsSigned(folder_.id(), head);
  };
  EXPECT_FALSE(folder_.ledger().IsSigned(core::SandboxId("sbx-2"), last));
  EXPECT_FALSE(changed([](SignedHead& head) { ++head.head.sequence; }));
  EXPECT_FALSE(changed([](SignedHead& head) { ++head.head.branch; }));
  EXPECT_FALSE(changed([](SignedHead& head) { ++head.opening; }));
  EXPECT_FALSE(changed([](SignedHead& head) { head.head.hash[0] ^= 1; }));
  EXPECT_FALSE(changed([](SignedHead& head) { head.wall_time += core::Duration(1); }));
  EXPECT_FALSE(changed([](SignedHead& head) { head.signature.clear(); }));
  EXPECT_TRUE(changed([](SignedHead&) {}));
}

TEST_F(LedgerTest, DoesNotGoBackWhenHeadsAreNotedOutOfOrder) {
  folder_.ledger().Note(folder_.id(), HeadAt(8));
  folder_.ledger().Note(folder_.id(), HeadAt(7));
  EXPECT_EQ(Last().head.sequence, 8U);
  folder_.ledger().Note(folder_.id(), HeadAt(6));  // after it was stored
  EXPECT_EQ(Last().head.sequence, 8U);
  folder_.ledger().Note(folder_.id(), HeadAt(3, 2));  // a new branch begins earlier
  EXPECT_EQ(Last().head.branch, 2U);
  EXPECT_EQ(Last().head.sequence, 3U);
  folder_.ledger().Note(folder_.id(), HeadAt(9, 1));  // a late one of the old branch
  EXPECT_EQ(Last().head.branch, 2U);
}

TEST_F(LedgerTest, KeepsWhatWasSignedInAnEarlierOpening) {
  folder_.ledger().Note(folder_.id(), HeadAt(8));
  folder_.Stop();
  folder_.OpenHost();
  folder_.ledger().Note(folder_.id(), HeadAt(4));
  folder_.ledger().Reopened(folder_.id());
  folder_.ledger().Note(folder_.id(), HeadAt(5));
  folder_.ledger().Note(folder_.id(), HeadAt(6));
  EXPECT_EQ(Last().head.sequence, 6U);
  const auto heads = *folder_.ledger().Heads(folder_.id());
  ASSERT_EQ(heads.size(), 3U);
  EXPECT_EQ(heads[0].head.sequence, 8U);
  EXPECT_EQ(heads[1].head.sequence, 4U);
  EXPECT_EQ(heads[2].head.sequence, 6U);
  for (const SignedHead& head : heads) EXPECT_TRUE(folder_.ledger().IsSigned(folder_.id(), head));
}

TEST_F(LedgerTest, KeepsSandboxesApart) {
  const core::SandboxId other("sbx-2");
  folder_.ledger().Note(folder_.id(), HeadAt(8));
  folder_.ledger().Note(other, HeadAt(2));
  EXPECT_EQ(Last().head.sequence, 8U);
  EXPECT_EQ(folder_.ledger().Last(other)->value().head.sequence, 2U);
  ASSERT_TRUE(folder_.ledger().Forget(other));
  EXPECT_FALSE(folder_.ledger().Last(other)->has_value());
  EXPECT_EQ(Last().head.sequence, 8U);
}

TEST_F(LedgerTest, StopsInOrderWithAllThatWasNoted) {
  folder_.ledger().Note(folder_.id(), HeadAt(8));
  folder_.Stop();
  folder_.OpenHost();
  EXPECT_EQ(Last().head.sequence, 8U);
}

TEST_F(LedgerTest, FlushesWhileOthersNoteWithoutEnd) {
  std::atomic<bool> stop = false;
  std::vector<std::thread> clients;
  for (int client = 0; client < 4; ++client) {
    clients.emplace_back([&, client] {
      const core::SandboxId own("sbx-client-" + std::to_string(client));
      for (std::uint64_t sequence = 1; !stop; ++sequence) folder_.ledger().Note(own, HeadAt(sequence));
    });
  }
  for (std::uint64_t sequence = 1; sequence <= 30; ++sequence) {
    folder_.ledger().Note(folder_.id(), HeadAt(sequence));
    EXPECT_EQ(Last().head.sequence, sequence);
  }
  stop = true;
  for (std::thread& client : clients) client.join();
}

TEST_F(LedgerTest, SignsManyHeadsAsOne) {
  // One signature a window at most: 10,000 heads in a burst are far fewer signatures.
  for (std::uint64_t sequence = 1; sequence <= 10'000; ++sequence)
    folder_.ledger().Note(folder_.id(), HeadAt(sequence));
  EXPECT_EQ(Last().head.sequence, 10'000U);
  EXPECT_EQ(Kept(), 1U);
}

}  // namespace
}  // namespace parcours::platform::testing
