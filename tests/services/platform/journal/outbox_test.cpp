#include "services/platform/journal/outbox.h"

#include <gtest/gtest.h>

#include "parcours/common/v1/reason.pb.h"
#include "tests/services/platform/journal/support.h"

namespace parcours::platform::testing {
namespace {

class Outbox : public ::testing::Test {
 protected:
  std::vector<OutboxItem> Pending() {
    std::vector<OutboxItem> items;
    EXPECT_TRUE(folder_.store().Read([&](ReadTransaction& tx) -> core::Result<void> {
      items = PendingOutbox(tx);
      return {};
    }));
    return items;
  }

  core::Result<void> Enqueue(const std::string& exchange, bool refuse) {
    return folder_.store().Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
      EnqueueOutbox(tx, OutboxItem{.exchange = exchange,
                                   .service = "parcours.dmp.v1.DmpService",
                                   .method = "parcours.signin.v1.PhoneService/Notify",
                                   .request = std::string("\0r", 2),
                                   .on_behalf = std::string("\0o", 2)});
      if (refuse) return core::Refuse(common::v1::REASON_CONFLICT);
      return {};
    });
  }

  JournalFolder folder_;
};

TEST_F(Outbox, KeepsItemsInOrderUntilEachIsDoneAlsoOverARestart) {
  ASSERT_TRUE(Enqueue("exc-1", false));
  ASSERT_TRUE(Enqueue("exc-2", false));
  folder_.Stop();
  folder_.OpenHost();
  auto items = Pending();
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].exchange, "exc-1");
  EXPECT_EQ(items[0].service, "parcours.dmp.v1.DmpService");
  EXPECT_EQ(items[0].method, "parcours.signin.v1.PhoneService/Notify");
  EXPECT_EQ(items[0].request, std::string("\0r", 2));
  EXPECT_EQ(items[0].on_behalf, std::string("\0o", 2));
  ASSERT_TRUE(folder_.store().Write(Durability::kTrace, [&](WriteTransaction& tx) -> core::Result<void> {
    CompleteOutbox(tx, items[0].id);
    CompleteOutbox(tx, items[0].id);  // twice is as once
    return {};
  }));
  items = Pending();
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].exchange, "exc-2");
}

TEST_F(Outbox, HasNothingOfARefusedTransaction) {
  EXPECT_FALSE(Enqueue("exc-1", true));
  EXPECT_TRUE(Pending().empty());
}

}  // namespace
}  // namespace parcours::platform::testing
