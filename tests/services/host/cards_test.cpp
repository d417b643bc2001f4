// What people do with cards at a reader, over the wire.
#include <google/protobuf/util/time_util.h>

#include "pki/key.h"
#include "tests/services/host/call.h"
#include "tests/services/host/world.h"

namespace parcours::host {
namespace {

using card::v1::CardService;
using google::protobuf::util::TimeUtil;

class Cards : public World {
 protected:
  Cards() : sandbox_(NewSandbox().sandbox().id()), cards_(CardService::NewStub(OperatorChannel())) {}

  template <class Request>
  Request About(const std::string& card) {
    Request request;
    request.set_request_id(NextRequestId());
    request.set_sandbox_id(sandbox_);
    request.set_card_id(card);
    return request;
  }

  void Insert(const std::string& card) {
    const auto answer = Call(cards_.get(), &CardService::Stub::InsertCard, About<card::v1::InsertCardRequest>(card));
    ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
  }

  Answer<card::v1::VerifyPinResponse> TypePin(const std::string& card, const std::string& pin) {
    auto request = About<card::v1::VerifyPinRequest>(card);
    request.set_pin(pin);
    return Call(cards_.get(), &CardService::Stub::VerifyPin, request);
  }

  card::v1::Card Look(const std::string& name) {
    card::v1::GetCardRequest request;
    request.set_sandbox_id(sandbox_);
    request.set_card_id(name);
    return Call(cards_.get(), &CardService::Stub::GetCard, request).response.card();
  }

  const std::string sandbox_;
  const std::unique_ptr<CardService::Stub> cards_;
};

TEST_F(Cards, AreListedWithTheirTriesBeforeOneTries) {
  card::v1::ListCardsRequest request;
  request.set_sandbox_id(sandbox_);
  const auto answer = Call(cards_.get(), &CardService::Stub::ListCards, request);
  ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
  ASSERT_EQ(answer.response.cards_size(), 5);
  EXPECT_EQ(answer.response.cards(0).subject(), "899700000013");
  EXPECT_EQ(answer.response.cards(2).subject(), "31B0062023/000000018");
  EXPECT_EQ(answer.response.cards(0).pin_state(), card::v1::PIN_STATE_READY);
  EXPECT_EQ(answer.response.cards(0).pin_tries_left(), 3U);
}

TEST_F(Cards, NeedToBeInsertedBeforeTheirPinIsTyped) {
  EXPECT_EQ(ReasonOf(TypePin("doctor", "1234").status), "CARD_ABSENT");
}

TEST_F(Cards, LockAfterThreeWrongPinsAndAreUnblockedByTheirPuk) {
  auto issue = card::v1::IssueCardRequest();
  issue.set_request_id(NextRequestId());
  issue.set_sandbox_id(sandbox_);
  issue.mutable_card()->set_handle("second");
  issue.mutable_card()->set_holder("doctor");
  issue.mutable_card()->set_kind(policy::v1::CALLER_KIND_CPS);
  issue.mutable_card()->set_pin("2468");
  issue.mutable_card()->set_puk("12345678");
  ASSERT_TRUE(Call(cards_.get(), &CardService::Stub::IssueCard, issue).status.ok());
  Insert("second");
  EXPECT_EQ(ReasonOf(TypePin("second", "0000").status), "CARD_PIN_WRONG");
  EXPECT_EQ(Look("second").pin_state(), card::v1::PIN_STATE_COUNT_LOW);
  EXPECT_EQ(ReasonOf(TypePin("second", "0001").status), "CARD_PIN_WRONG");
  EXPECT_EQ(Look("second").pin_state(), card::v1::PIN_STATE_FINAL_TRY);
  EXPECT_EQ(ReasonOf(TypePin("second", "0002").status), "CARD_PIN_LOCKED");
  EXPECT_EQ(Look("second").pin_state(), card::v1::PIN_STATE_LOCKED);
  EXPECT_EQ(ReasonOf(TypePin("second", "2468").status), "CARD_PIN_LOCKED") << "the right PIN comes too late";

  auto unblock = About<card::v1::UnblockPinRequest>("second");
  unblock.set_puk("87654321");
  unblock.set_new_pin("1357");
  EXPECT_EQ(ReasonOf(Call(cards_.get(), &CardService::Stub::UnblockPin, unblock).status), "CARD_PUK_WRONG");
  unblock.set_request_id(NextRequestId());
  unblock.set_puk("12345678");
  ASSERT_TRUE(Call(cards_.get(), &CardService::Stub::UnblockPin, unblock).status.ok());
  EXPECT_EQ(ReasonOf(TypePin("second", "2468").status), "CARD_PIN_WRONG");
  EXPECT_TRUE(TypePin("second", "1357").status.ok());
  EXPECT_EQ(Look("second").pin_tries_left(), 3U);
}

TEST_F(Cards, KeepTheirCountOfTriesThroughARestart) {
  Insert("doctor");
  EXPECT_EQ(ReasonOf(TypePin("doctor", "0000").status), "CARD_PIN_WRONG");
  Restart();
  card::v1::GetCardRequest request;
  request.set_sandbox_id(sandbox_);
  request.set_card_id("doctor");
  const auto again = CardService::NewStub(OperatorChannel());
  EXPECT_EQ(Call(again.get(), &CardService::Stub::GetCard, request).response.card().pin_tries_left(), 2U);
}

TEST_F(Cards, ChangeTheirPin) {
  Insert("doctor");
  auto change = About<card::v1::ChangePinRequest>("doctor");
  change.set_pin("1234");
  change.set_new_pin("9999");
  ASSERT_TRUE(Call(cards_.get(), &CardService::Stub::ChangePin, change).status.ok());
  EXPECT_EQ(ReasonOf(TypePin("doctor", "1234").status), "CARD_PIN_WRONG");
  EXPECT_TRUE(TypePin("doctor", "9999").status.ok());
}

TEST_F(Cards, AreRefusedOnceRevoked) {
  Insert("doctor");
  ASSERT_TRUE(
      Call(cards_.get(), &CardService::Stub::RevokeCard, About<card::v1::RevokeCardRequest>("doctor")).status.ok());
  EXPECT_EQ(ReasonOf(TypePin("doctor", "1234").status), "CARD_REVOKED");
}

TEST_F(Cards, OutsideTheirValidityAreRefused) {
  Insert("doctor");
  const auto sandboxes = sandbox::v1::SandboxService::NewStub(OperatorChannel());
  sandbox::v1::MoveClockRequest move;
  move.set_request_id(NextRequestId());
  move.set_sandbox_id(sandbox_);
  *move.mutable_by() = TimeUtil::HoursToDuration(24 * 365 * 3);
  ASSERT_TRUE(Call(sandboxes.get(), &sandbox::v1::SandboxService::Stub::MoveClock, move).status.ok());
  EXPECT_EQ(ReasonOf(TypePin("doctor", "1234").status), "CARD_EXPIRED");
}

TEST_F(Cards, AreExportedWithKeysThatBelongToTheirCertificates) {
  auto request = About<card::v1::ExportCardRequest>("doctor");
  request.set_pin("1234");
  const auto answer = Call(cards_.get(), &CardService::Stub::ExportCard, request);
  ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
  const auto key = pki::PrivateKey::FromPem(answer.response.signature().private_key());
  ASSERT_TRUE(key.has_value());
  EXPECT_TRUE(pki::Verify(answer.response.signature().certificate_chain(), "bonjour", key->Sign("bonjour")));
  EXPECT_FALSE(pki::Verify(answer.response.authentication().certificate_chain(), "bonjour", key->Sign("bonjour")));
}

TEST_F(Cards, OfAnotherOperatorsSandboxAreNotFound) {
  const auto other = CardService::NewStub(OperatorChannel("somebody-else"));
  EXPECT_EQ(
      ReasonOf(Call(other.get(), &CardService::Stub::InsertCard, About<card::v1::InsertCardRequest>("doctor")).status),
      "NOT_FOUND");
}

TEST_F(Cards, LeaveNoPinAndNoKeyInTheJournal) {
  Insert("doctor");
  ASSERT_TRUE(TypePin("doctor", "1234").status.ok());
  const auto journal = journal::v1::JournalService::NewStub(OperatorChannel());
  journal::v1::ListExchangesRequest list;
  list.set_sandbox_id(sandbox_);
  list.set_target("parcours.card.v1.CardService/VerifyPin");
  const auto listed = Call(journal.get(), &journal::v1::JournalService::Stub::ListExchanges, list);
  ASSERT_EQ(listed.response.exchanges_size(), 1);
  journal::v1::GetExchangeRequest get;
  get.set_sandbox_id(sandbox_);
  get.set_exchange_id(listed.response.exchanges(0).id());
  const auto got = Call(journal.get(), &journal::v1::JournalService::Stub::GetExchange, get);
  ASSERT_TRUE(got.status.ok()) << got.status.error_message();
  EXPECT_EQ(got.response.request_json().find("1234"), std::string::npos) << got.response.request_json();
  EXPECT_EQ(got.response.response_json().find("PRIVATE KEY"), std::string::npos);
  EXPECT_NE(got.response.response_json().find("certificate_chain"), std::string::npos);
}

}  // namespace
}  // namespace parcours::host
