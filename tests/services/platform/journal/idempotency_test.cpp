#include "services/platform/journal/idempotency.h"

#include <gtest/gtest.h>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/journal/v1/journal.pb.h"
#include "tests/services/platform/journal/support.h"

namespace parcours::platform::testing {
namespace {

class Idempotency : public ::testing::Test {
 protected:
  // What Replay says: the answer's id, "" where it was never asked, "reused" where the id belongs to another request.
  std::string Ask(const RequestKey& key, const std::string& sandbox) {
    std::string outcome;
    EXPECT_TRUE(folder_.store().Read([&](ReadTransaction& tx) -> core::Result<void> {
      journal::v1::Exchange response;
      const auto replayed = Replay(tx, key, RequestOf(sandbox), response);
      if (!replayed) {
        EXPECT_EQ(replayed.error().reason, common::v1::REASON_REQUEST_ID_REUSED);
        outcome = "reused";
      } else {
        EXPECT_EQ(*replayed, !response.id().empty());
        outcome = response.id();
      }
      return {};
    }));
    return outcome;
  }

  core::Result<void> Answer(const RequestKey& key, const std::string& sandbox, const std::string& answer,
                            bool refuse = false) {
    return folder_.store().Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
      journal::v1::Exchange response;
      response.set_id(answer);
      Remember(tx, key, RequestOf(sandbox), response);
      if (refuse) return core::Refuse(common::v1::REASON_CONFLICT);
      return {};
    });
  }

  static journal::v1::ListExchangesRequest RequestOf(const std::string& sandbox) {
    journal::v1::ListExchangesRequest request;
    request.set_sandbox_id(sandbox);
    return request;
  }

  const RequestKey key_{.requester = "dr|card-1|", .request_id = "req-1", .method = "S/M"};
  JournalFolder folder_;
};

TEST_F(Idempotency, GivesTheSameAnswerToTheSameRequest) {
  EXPECT_EQ(Ask(key_, "sbx"), "");
  ASSERT_TRUE(Answer(key_, "sbx", "answer"));
  EXPECT_EQ(Ask(key_, "sbx"), "answer");
  folder_.Stop();
  folder_.OpenHost();
  EXPECT_EQ(Ask(key_, "sbx"), "answer");
}

TEST_F(Idempotency, RefusesTheSameIdForAnotherRequest) {
  ASSERT_TRUE(Answer(key_, "sbx", "answer"));
  EXPECT_EQ(Ask(key_, "other"), "reused");
}

TEST_F(Idempotency, KeepsCallersAndMethodsApart) {
  ASSERT_TRUE(Answer(key_, "sbx", "answer"));
  EXPECT_EQ(Ask({.requester = "dr|card-2|", .request_id = "req-1", .method = "S/M"}, "sbx"), "");
  EXPECT_EQ(Ask({.requester = "dr|card-1|", .request_id = "req-1", .method = "S/N"}, "sbx"), "");
  EXPECT_EQ(Ask({.requester = "dr|card-1|", .request_id = "req-2", .method = "S/M"}, "sbx"), "");
}

TEST_F(Idempotency, ForgetsWhatWasRolledBack) {
  EXPECT_FALSE(Answer(key_, "sbx", "answer", true));
  EXPECT_EQ(Ask(key_, "sbx"), "");
}

TEST_F(Idempotency, ASecondAnswerIsABug) {
  ASSERT_TRUE(Answer(key_, "sbx", "answer"));
  EXPECT_THROW((void)Answer(key_, "sbx", "another"), std::logic_error);
}

}  // namespace
}  // namespace parcours::platform::testing
