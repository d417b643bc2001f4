#include "services/platform/testing/handler_harness.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/ins/v1/ins.pb.h"

namespace parcours::platform::testing {
namespace {

using Request = ins::v1::GetIdentityRequest;
using Response = ins::v1::GetIdentityResponse;
constexpr char kMethod[] = "parcours.ins.v1.InsService/GetIdentity";

const Schema kSchema = {.owner = "note", .migrations = {"CREATE TABLE note (text TEXT NOT NULL);"}};

Request About(const std::string& id) {
  Request request;
  request.set_identity_id(id);
  return request;
}

// Writes a note and then does what its parameter says.
auto WriteThen(std::function<core::Result<Response>(Transaction&)> end) {
  return [end](Call&, const Request& request) -> core::Result<Work<Response>> {
    return Work<Response>([end, text = request.identity_id()](Transaction& tx) -> core::Result<Response> {
      tx.sql().Run("INSERT INTO note (text) VALUES (?)", {text});
      return end(tx);
    });
  };
}

class Harness : public ::testing::Test {
 protected:
  std::int64_t Notes() {
    std::int64_t notes = 0;
    EXPECT_TRUE(world_.store().Read([&](ReadTransaction& tx) -> core::Result<void> {
      notes = *tx.One<std::int64_t>("SELECT count(*) FROM note", {}, [](const Row& row) { return row.Int(0); });
      return {};
    }));
    return notes;
  }

  TestWorld world_{{kSchema}};
};

TEST_F(Harness, CommitsWhatAnAcceptedCallWrote) {
  EXPECT_TRUE(world_.Run(WriteThen([](Transaction&) { return Response(); }), About("a")));
  EXPECT_EQ(Notes(), 1);
}

TEST_F(Harness, UndoesWhatARefusedCallWrote) {
  const auto refused = world_.Run(WriteThen([](Transaction& tx) -> core::Result<Response> {
                                    tx.Enqueue(kMethod, About("later"));
                                    return core::Refuse(common::v1::REASON_NOT_FOUND, "why");
                                  }),
                                  About("a"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().detail, "why");
  EXPECT_EQ(Notes(), 0);
  EXPECT_TRUE(world_.enqueued().empty());
}

TEST_F(Harness, KeepsWhatAHandlerWantsKeptOnRefusal) {
  EXPECT_FALSE(world_.Run(WriteThen([](Transaction& tx) -> core::Result<Response> {
                            tx.KeepOnRefusal();
                            return core::Refuse(common::v1::REASON_CODE_WRONG);
                          }),
                          About("a")));
  EXPECT_EQ(Notes(), 1);
}

TEST_F(Harness, ChecksTheFieldsOfTheContractFirst) {
  const auto refused = world_.Run(WriteThen([](Transaction&) { return Response(); }), Request());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(refused.error().violations.at(0).field, "identity_id");
}

TEST_F(Harness, AnswersForOtherServicesAndRemembersWhatWasAsked) {
  const auto ask = [](Call& call, const Request& request) -> core::Result<Work<Response>> {
    const Response answer = TRY(call.Ask<Response>(kMethod, request));
    return Work<Response>([answer](Transaction&) -> core::Result<Response> { return answer; });
  };
  EXPECT_EQ(world_.Run(ask, About("a")).error().reason, common::v1::REASON_UNKNOWN_METHOD);
  world_.Answer<Request, Response>(kMethod, [](const Request& request) -> core::Result<Response> {
    Response response;
    response.mutable_identity()->set_id("answer-to-" + request.identity_id());
    return response;
  });
  EXPECT_EQ(world_.Run(ask, About("b"))->identity().id(), "answer-to-b");
  ASSERT_EQ(world_.asked().size(), 2U);
  EXPECT_EQ(world_.asked()[1].request, About("b").SerializeAsString());
}

TEST_F(Harness, ThrowsWhenAServiceIsAskedInsideATransaction) {
  const auto wrong = [](Call& call, const Request& request) -> core::Result<Work<Response>> {
    return Work<Response>(
        [&call, request](Transaction&) -> core::Result<Response> { return call.Ask<Response>(kMethod, request); });
  };
  EXPECT_THROW((void)world_.Run(wrong, About("a")), std::logic_error);
  EXPECT_TRUE(world_.Run(WriteThen([](Transaction&) { return Response(); }), About("a")));
}

TEST_F(Harness, GivesTheSameIdsInEveryRun) {
  std::string first;
  std::string second;
  const auto take = [](std::string& id) {
    return [&id](Transaction& tx) -> core::Result<void> {
      id = tx.NextId("doc");
      return {};
    };
  };
  TestWorld other({kSchema});
  ASSERT_TRUE(world_.Transact(take(first)));
  ASSERT_TRUE(other.Transact(take(second)));
  EXPECT_EQ(first, second);
  EXPECT_TRUE(first.starts_with("doc-"));
}

}  // namespace
}  // namespace parcours::platform::testing
