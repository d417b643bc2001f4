// Sandboxes over the wire: made, moved, rewound, deleted, kept apart; their journals verified and watched.
#include <google/protobuf/util/time_util.h>

#include <fstream>
#include <iterator>

#include "parcours/common/v1/reason.pb.h"
#include "tests/services/host/call.h"
#include "tests/services/host/world.h"

namespace parcours::host {
namespace {

using google::protobuf::util::TimeUtil;
using journal::v1::JournalService;
using sandbox::v1::SandboxService;

class Sandboxes : public World {
 protected:
  Sandboxes()
      : sandboxes_(SandboxService::NewStub(OperatorChannel())), journal_(JournalService::NewStub(OperatorChannel())) {}

  template <class Request>
  Request About(const std::string& sandbox) {
    Request request;
    request.set_request_id(NextRequestId());
    request.set_sandbox_id(sandbox);
    return request;
  }

  std::string TimeOf(const std::string& sandbox) {
    sandbox::v1::GetSandboxRequest request;
    request.set_sandbox_id(sandbox);
    return TimeUtil::ToString(
        Call(sandboxes_.get(), &SandboxService::Stub::GetSandbox, request).response.sandbox().time());
  }

  grpc::Status Advance(const std::string& sandbox, std::int64_t minutes) {
    auto move = About<sandbox::v1::MoveClockRequest>(sandbox);
    *move.mutable_by() = TimeUtil::MinutesToDuration(minutes);
    return Call(sandboxes_.get(), &SandboxService::Stub::MoveClock, move).status;
  }

  journal::v1::VerifyJournalResponse Verify(const std::string& sandbox) {
    journal::v1::VerifyJournalRequest request;
    request.set_sandbox_id(sandbox);
    const auto answer = Call(journal_.get(), &JournalService::Stub::VerifyJournal, request);
    EXPECT_TRUE(answer.status.ok()) << answer.status.error_message();
    return answer.response;
  }

  const std::unique_ptr<SandboxService::Stub> sandboxes_;
  const std::unique_ptr<JournalService::Stub> journal_;
};

TEST_F(Sandboxes, HaveAClockThatOnlyStepsForward) {
  const std::string id = NewSandbox().sandbox().id();
  EXPECT_EQ(TimeOf(id), "2025-03-22T13:35:00Z");
  EXPECT_TRUE(Advance(id, 5).ok());
  EXPECT_EQ(TimeOf(id), "2025-03-22T13:40:00Z");
  EXPECT_EQ(ReasonOf(Advance(id, -1)), "INVALID_ARGUMENT");
  EXPECT_EQ(TimeOf(id), "2025-03-22T13:40:00Z");
}

TEST_F(Sandboxes, GoBackToASnapshotInANewBranch) {
  const std::string id = NewSandbox().sandbox().id();
  const auto taken =
      Call(sandboxes_.get(), &SandboxService::Stub::TakeSnapshot, About<sandbox::v1::TakeSnapshotRequest>(id));
  ASSERT_TRUE(taken.status.ok()) << taken.status.error_message();
  ASSERT_TRUE(Advance(id, 60).ok());
  auto restore = About<sandbox::v1::RestoreSnapshotRequest>(id);
  restore.set_snapshot_id(taken.response.snapshot().id());
  const auto restored = Call(sandboxes_.get(), &SandboxService::Stub::RestoreSnapshot, restore);
  ASSERT_TRUE(restored.status.ok()) << restored.status.error_message();
  EXPECT_EQ(TimeOf(id), "2025-03-22T13:35:00Z");
  EXPECT_EQ(restored.response.sandbox().branch(), 2U);
  const auto verified = Verify(id);
  EXPECT_TRUE(verified.intact()) << verified.ShortDebugString();
}

TEST_F(Sandboxes, SurviveARestartWithAnIntactJournal) {
  const std::string id = NewSandbox().sandbox().id();
  ASSERT_TRUE(Advance(id, 5).ok());
  Restart();
  const auto again = SandboxService::NewStub(OperatorChannel());
  sandbox::v1::GetSandboxRequest request;
  request.set_sandbox_id(id);
  const auto got = Call(again.get(), &SandboxService::Stub::GetSandbox, request);
  ASSERT_TRUE(got.status.ok()) << got.status.error_message();
  EXPECT_EQ(TimeUtil::ToString(got.response.sandbox().time()), "2025-03-22T13:40:00Z");
}

TEST_F(Sandboxes, OnceDeletedAreNotFoundAndTheirFilesAreGone) {
  const std::string id = NewSandbox().sandbox().id();
  ASSERT_TRUE(std::filesystem::exists(folder_ / "state/sandboxes" / id));
  ASSERT_TRUE(Call(sandboxes_.get(), &SandboxService::Stub::DeleteSandbox, About<sandbox::v1::DeleteSandboxRequest>(id))
                  .status.ok());
  sandbox::v1::GetSandboxRequest request;
  request.set_sandbox_id(id);
  EXPECT_EQ(ReasonOf(Call(sandboxes_.get(), &SandboxService::Stub::GetSandbox, request).status), "NOT_FOUND");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "state/sandboxes" / id));
}

TEST_F(Sandboxes, OfOthersAreNotFound) {
  const std::string id = NewSandbox("trainer").sandbox().id();
  const auto other = SandboxService::NewStub(OperatorChannel("somebody-else"));
  sandbox::v1::GetSandboxRequest request;
  request.set_sandbox_id(id);
  EXPECT_EQ(ReasonOf(Call(other.get(), &SandboxService::Stub::GetSandbox, request).status), "NOT_FOUND");
  EXPECT_EQ(
      ReasonOf(Call(other.get(), &SandboxService::Stub::MoveClock, About<sandbox::v1::MoveClockRequest>(id)).status),
      "NOT_FOUND");
  sandbox::v1::ListSandboxesRequest list;
  EXPECT_EQ(Call(other.get(), &SandboxService::Stub::ListSandboxes, list).response.sandboxes_size(), 0);
  EXPECT_EQ(Call(sandboxes_.get(), &SandboxService::Stub::ListSandboxes, list).response.sandboxes_size(), 1);
}

TEST_F(Sandboxes, AreMadeOnceForOneRequestId) {
  sandbox::v1::CreateSandboxRequest request;
  request.set_request_id("same");
  *request.mutable_starts() = TimeUtil::SecondsToTimestamp(1742650500);
  const auto first = Call(sandboxes_.get(), &SandboxService::Stub::CreateSandbox, request);
  ASSERT_TRUE(first.status.ok()) << first.status.error_message();
  request.set_title("another");
  EXPECT_EQ(ReasonOf(Call(sandboxes_.get(), &SandboxService::Stub::CreateSandbox, request).status),
            "REQUEST_ID_REUSED");
}

TEST_F(Sandboxes, WithABadCastAreRefusedAndLeaveNothing) {
  sandbox::v1::CreateSandboxRequest request;
  request.set_request_id(NextRequestId());
  *request.mutable_starts() = TimeUtil::SecondsToTimestamp(1742650500);
  *request.mutable_cast() = SmallCast();
  request.mutable_cast()->mutable_cards(0)->set_holder("nobody");
  const auto answer = Call(sandboxes_.get(), &SandboxService::Stub::CreateSandbox, request);
  EXPECT_EQ(ReasonOf(answer.status), "NOT_FOUND") << answer.status.error_message();
  EXPECT_TRUE(std::filesystem::is_empty(folder_ / "state/sandboxes"));
}

TEST_F(Sandboxes, NobodyWithoutACredentialMakes) {
  const auto anonymous = SandboxService::NewStub(Channel(std::nullopt));
  sandbox::v1::ListSandboxesRequest list;
  EXPECT_EQ(ReasonOf(Call(anonymous.get(), &SandboxService::Stub::ListSandboxes, list).status), "CREDENTIAL_MISSING");
}

TEST_F(Sandboxes, ACardDoesNotMakeAnOperator) {
  const std::string id = NewSandbox().sandbox().id();
  const auto doctor = SandboxService::NewStub(ChannelOf(UnlockCard(id, "doctor")));
  sandbox::v1::GetSandboxRequest request;
  request.set_sandbox_id(id);
  EXPECT_EQ(ReasonOf(Call(doctor.get(), &SandboxService::Stub::GetSandbox, request).status), "CALLER_KIND_NOT_ALLOWED");
}

TEST_F(Sandboxes, AreWatchedFromTheFirstExchangeOnAndUntilTheOperatorIsRevoked) {
  const std::string id = NewSandbox().sandbox().id();
  ASSERT_TRUE(Advance(id, 1).ok());
  auto issued = host_->OperatorCredential("trainer");
  ASSERT_TRUE(issued.has_value());
  const std::string chain = issued->certificate_chain;
  std::optional<pki::TlsCredential> credential;
  credential.emplace(std::move(*issued));
  const auto stub = JournalService::NewStub(Channel(credential));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
  journal::v1::WatchExchangesRequest request;
  request.set_sandbox_id(id);
  const auto stream = stub->WatchExchanges(&context, request);
  journal::v1::WatchExchangesResponse event;
  ASSERT_TRUE(stream->Read(&event));
  EXPECT_EQ(event.exchange().sequence(), 1U);
  EXPECT_EQ(event.exchange().method(), "parcours.sandbox.v1.SandboxService/MoveClock");
  ASSERT_TRUE(Advance(id, 1).ok());
  do {
    ASSERT_TRUE(stream->Read(&event));
  } while (event.exchange().method() != "parcours.sandbox.v1.SandboxService/MoveClock");
  const auto before = std::chrono::steady_clock::now();
  ASSERT_TRUE(host_->RevokeOperator(chain).has_value());
  while (stream->Read(&event)) {
  }
  EXPECT_EQ(ReasonOf(stream->Finish()), "CERTIFICATE_REVOKED");
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(5))
      << "a second, and room for a slow machine";
}

TEST_F(Sandboxes, FailOnPurposeWhenAFaultIsPutOnThem) {
  const std::string id = NewSandbox().sandbox().id();
  const auto faults = sandbox::v1::FaultService::NewStub(OperatorChannel());
  auto inject = About<sandbox::v1::InjectFaultRequest>(id);
  inject.mutable_fault()->set_target("parcours.card.v1.CardServic");
  inject.mutable_fault()->set_kind(sandbox::v1::FAULT_KIND_UNAVAILABLE);
  const auto misspelt = Call(faults.get(), &sandbox::v1::FaultService::Stub::InjectFault, inject);
  EXPECT_EQ(ReasonOf(misspelt.status), "UNKNOWN_METHOD");
  EXPECT_NE(misspelt.status.error_message().find("did you mean parcours.card.v1.CardService"), std::string::npos);
  inject.set_request_id(NextRequestId());
  inject.mutable_fault()->set_target("parcours.card.v1.CardService");
  inject.mutable_fault()->set_remaining_calls(1);
  ASSERT_TRUE(Call(faults.get(), &sandbox::v1::FaultService::Stub::InjectFault, inject).status.ok());
  const auto cards = card::v1::CardService::NewStub(OperatorChannel());
  card::v1::ListCardsRequest list;
  list.set_sandbox_id(id);
  EXPECT_EQ(ReasonOf(Call(cards.get(), &card::v1::CardService::Stub::ListCards, list).status), "SERVICE_UNAVAILABLE");
  EXPECT_TRUE(Call(cards.get(), &card::v1::CardService::Stub::ListCards, list).status.ok());
}

TEST_F(Sandboxes, LiveInAFolderOfTheirOwnersAlone) {
  for (const char* const folder : {"state", "state/sandboxes"}) {
    EXPECT_EQ(std::filesystem::status(folder_ / folder).permissions(), std::filesystem::perms::owner_all) << folder;
  }
}

TEST_F(Sandboxes, AStateFolderThatAnotherHostUsesIsRefusedAndUnharmed) {
  const std::string id = NewSandbox().sandbox().id();
  const auto second = Host::Start(Options{.state = folder_ / "state"});
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().reason, common::v1::REASON_STATE_IN_USE);
  EXPECT_EQ(TimeOf(id), "2025-03-22T13:35:00Z");
  Restart();  // who has ended holds nothing
}

TEST_F(Sandboxes, APortThatIsTakenIsRefused) {
  const auto second = Host::Start(Options{.state = folder_ / "second", .listen = host_->address()});
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().reason, common::v1::REASON_PORT_IN_USE);
}

}  // namespace
}  // namespace parcours::host
