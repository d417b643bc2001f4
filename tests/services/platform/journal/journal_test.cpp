#include "services/platform/journal/journal.h"

#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"
#include "tests/services/platform/journal/support.h"

namespace parcours::platform::testing {
namespace {

class JournalTest : public ::testing::Test {
 protected:
  // Appends in a transaction of its own.
  Head AppendOne(Entry entry) {
    Head head;
    EXPECT_TRUE(folder_.store().Write(Durability::kTrace, [&](WriteTransaction& tx) -> core::Result<void> {
      head = Append(tx, entry);
      return {};
    }));
    return head;
  }

  template <class Function>
  auto Read(Function function) {
    decltype(function(std::declval<ReadTransaction&>())) value;
    EXPECT_TRUE(folder_.store().Read([&](ReadTransaction& tx) -> core::Result<void> {
      value = function(tx);
      return {};
    }));
    return value;
  }

  std::vector<std::string> IdsOf(const EntryFilter& filter) {
    std::vector<std::string> ids;
    for (const Entry& entry : Read([&](ReadTransaction& tx) { return ListEntries(tx, filter); }))
      ids.push_back(entry.exchange.id());
    return ids;
  }

  JournalFolder folder_;
};

TEST_F(JournalTest, AnEmptyJournalHasAHeadWithoutHash) {
  const Head head = Read(ReadHead);
  EXPECT_EQ(head.sequence, 0U);
  EXPECT_EQ(head.hash, "");
}

TEST_F(JournalTest, EachEntryNamesItsPlaceItsBodiesAndTheHashThatChainsIt) {
  const Head first = AppendOne(AnsweredEntry("exc-a"));
  const Head second = AppendOne(AnsweredEntry("exc-b"));
  EXPECT_EQ(first.sequence, 1U);
  EXPECT_EQ(second.sequence, 2U);
  EXPECT_EQ(Read(ReadHead).hash, second.hash);

  auto entry = Read([](ReadTransaction& tx) { return FindEntry(tx, "exc-b"); });
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->request, "request of exc-b");
  EXPECT_EQ(entry->response, "response to exc-b");
  EXPECT_EQ(entry->exchange.sequence(), 2U);
  EXPECT_EQ(entry->exchange.request_hash(), core::Hex(pki::Sha256(entry->request)));
  EXPECT_EQ(entry->exchange.response_hash(), core::Hex(pki::Sha256(entry->response)));
  EXPECT_EQ(entry->exchange.entry_hash(), core::Hex(second.hash));
  entry->exchange.clear_entry_hash();
  EXPECT_EQ(ChainHash(first.hash, entry->exchange.SerializeAsString()), second.hash);
}

TEST_F(JournalTest, TheFirstEntryFollowsAHashOfZeros) {
  EXPECT_EQ(ChainHash("", "record"), pki::Sha256(std::string(32, '\0') + "record"));
  EXPECT_NE(ChainHash("", "record"), pki::Sha256("record"));
}

TEST_F(JournalTest, ARefusedEntryHasNoResponseHash) {
  Entry refused = AnsweredEntry("exc-a");
  refused.exchange.set_code(7);
  refused.exchange.set_reason(common::v1::REASON_PROFESSIONAL_BLOCKED);
  refused.response.clear();
  AppendOne(refused);
  const auto entry = Read([](ReadTransaction& tx) { return FindEntry(tx, "exc-a"); });
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->exchange.response_hash(), "");
  EXPECT_EQ(entry->exchange.reason(), common::v1::REASON_PROFESSIONAL_BLOCKED);
}

TEST_F(JournalTest, AnUnknownExchangeIsNotFound) {
  EXPECT_FALSE(Read([](ReadTransaction& tx) { return FindEntry(tx, "exc-none"); }));
}

TEST_F(JournalTest, TheSameIdTwiceIsABug) {
  AppendOne(AnsweredEntry("exc-a"));
  EXPECT_THROW(AppendOne(AnsweredEntry("exc-a")), std::logic_error);
  EXPECT_EQ(Read(ReadHead).sequence, 1U);
}

TEST_F(JournalTest, WhatIsRolledBackLeavesNoGap) {
  AppendOne(AnsweredEntry("exc-a"));
  EXPECT_FALSE(folder_.store().Write(Durability::kTrace, [](WriteTransaction& tx) -> core::Result<void> {
    Entry lost = AnsweredEntry("exc-lost");
    EXPECT_EQ(Append(tx, lost).sequence, 2U);
    return core::Refuse(common::v1::REASON_CONFLICT);
  }));
  ASSERT_TRUE(folder_.store().Write(Durability::kTrace, [](WriteTransaction& tx) -> core::Result<void> {
    EXPECT_FALSE(tx.Nested([](WriteTransaction& inner) -> core::Result<void> {
      Entry lost = AnsweredEntry("exc-lost");
      Append(inner, lost);
      return core::Refuse(common::v1::REASON_CONFLICT);
    }));
    Entry kept = AnsweredEntry("exc-b");
    EXPECT_EQ(Append(tx, kept).sequence, 2U);
    return {};
  }));
  EXPECT_EQ(IdsOf({}), (std::vector<std::string>{"exc-a", "exc-b"}));
}

TEST_F(JournalTest, EightClientsMakeOneChain) {
  std::vector<std::thread> clients;
  for (int client = 0; client < 8; ++client) {
    clients.emplace_back([&, client] {
      for (int number = 0; number < 25; ++number) {
        const Head head = AppendOne(AnsweredEntry("exc-" + std::to_string(client) + "-" + std::to_string(number)));
        folder_.ledger().Note(folder_.id(), head);
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(Read(ReadHead).sequence, 200U);
  EXPECT_EQ(folder_.Defects(), std::vector<std::string>{});
  EXPECT_EQ(folder_.ledger().Last(folder_.id())->value().head.sequence, 200U);
}

TEST_F(JournalTest, ListsInOrderInPages) {
  folder_.Append(7);
  EXPECT_EQ(IdsOf({.most = 3}), (std::vector<std::string>{"exc-1", "exc-2", "exc-3"}));
  EXPECT_EQ(IdsOf({.after = 3, .most = 3}), (std::vector<std::string>{"exc-4", "exc-5", "exc-6"}));
  EXPECT_EQ(IdsOf({.after = 6, .most = 3}), std::vector<std::string>{"exc-7"});
  EXPECT_EQ(IdsOf({.after = 7, .most = 3}), std::vector<std::string>{});
}

TEST_F(JournalTest, ListsOneServiceOneMethodOrRefusalsOnly) {
  const auto append = [&](std::string_view id, std::string_view method, std::uint32_t code) {
    Entry entry = AnsweredEntry(id);
    entry.exchange.set_method(std::string(method));
    entry.exchange.set_code(code);
    if (code != 0) entry.response.clear();
    AppendOne(entry);
  };
  append("a", "parcours.dmp.v1.DmpService/SearchDocuments", 0);
  append("b", "parcours.dmp.v1.DmpService/SearchDocumentsToo", 7);
  append("c", "parcours.dmp.v1.DmpServiceToo/SearchDocuments", 7);
  append("d", "parcours.ins.v1.InsService/GetIdentity", 7);
  using Ids = std::vector<std::string>;
  EXPECT_EQ(IdsOf({.target = "parcours.dmp.v1.DmpService"}), (Ids{"a", "b"}));
  EXPECT_EQ(IdsOf({.target = "parcours.dmp.v1.DmpService/SearchDocuments"}), Ids{"a"});
  EXPECT_EQ(IdsOf({.target = "parcours.dmp.v1"}), Ids{});
  EXPECT_EQ(IdsOf({.target = "%"}), Ids{});
  EXPECT_EQ(IdsOf({.refused_only = true}), (Ids{"b", "c", "d"}));
  EXPECT_EQ(IdsOf({.target = "parcours.dmp.v1.DmpService", .refused_only = true}), Ids{"b"});
}

}  // namespace
}  // namespace parcours::platform::testing
