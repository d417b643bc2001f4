// A developer's own server in the place of a service, good and bad, over the wire.
#include <gmock/gmock.h>
#include <google/protobuf/util/time_util.h>

#include <condition_variable>

#include "core/reasons.h"
#include "core/refusal_wire.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/dmp/v1/dmp.grpc.pb.h"
#include "pki/authority.h"
#include "pki/key.h"
#include "tests/services/host/call.h"
#include "tests/services/host/foreign.h"
#include "tests/services/host/world.h"

namespace parcours::host {
namespace {

using ins::v1::InsService;
using testing::HasSubstr;

const std::string kIns = InsService::service_full_name();
const std::string kDmp = dmp::v1::DmpService::service_full_name();

class Endpoint : public World {
 protected:
  EndpointCredential CredentialOf(const std::string& service) {
    auto issued = IssueEndpointCredential(folder_ / "state", service);
    EXPECT_TRUE(issued.has_value());
    return std::move(*issued);
  }

  // The host is started again with INSi elsewhere, and has a sandbox.
  void PutInsAt(const std::string& address) {
    Restart({{kIns, address}});
    sandbox_ = NewSandbox().sandbox().id();
  }

  Answer<ins::v1::SearchByTraitsResponse> Search(const std::string& card, std::chrono::milliseconds deadline = kPatient,
                                                 const std::string& request_id = {}) {
    ins::v1::SearchByTraitsRequest request;
    request.set_request_id(request_id.empty() ? NextRequestId() : request_id);
    request.set_birth_name("MARTEL");
    request.set_given_name("PAUL");
    request.set_sex(common::v1::SEX_MALE);
    request.set_birth_date("1961-06-12");
    const auto stub = InsService::NewStub(ChannelOf(UnlockCard(sandbox_, card)));
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + deadline);
    Answer<ins::v1::SearchByTraitsResponse> answer;
    answer.status = stub->SearchByTraits(&context, request, &answer.response);
    return answer;
  }

  std::vector<journal::v1::Exchange> Journal(const std::string& target) {
    journal::v1::ListExchangesRequest list;
    list.set_sandbox_id(sandbox_);
    list.set_target(target);
    const auto stub = journal::v1::JournalService::NewStub(OperatorChannel());
    const auto answer = Call(stub.get(), &journal::v1::JournalService::Stub::ListExchanges, list);
    EXPECT_TRUE(answer.status.ok()) << answer.status.error_message();
    return {answer.response.exchanges().begin(), answer.response.exchanges().end()};
  }

  journal::v1::GetExchangeResponse Bodies(const std::string& exchange) {
    journal::v1::GetExchangeRequest get;
    get.set_sandbox_id(sandbox_);
    get.set_exchange_id(exchange);
    const auto stub = journal::v1::JournalService::NewStub(OperatorChannel());
    return Call(stub.get(), &journal::v1::JournalService::Stub::GetExchange, get).response;
  }

  // The call is refused with this reason, which says where, why and what to do, and is journalled as external.
  void Refused(const std::string& reason, const std::string& address, const std::string& why) {
    const auto answer = Search("secretary");
    EXPECT_EQ(ReasonOf(answer.status), reason) << answer.status.error_message();
    EXPECT_THAT(answer.status.error_message(), HasSubstr(address + " in place of " + kIns));
    EXPECT_THAT(answer.status.error_message(), HasSubstr(why));
    const auto entries = Journal(kIns);
    ASSERT_FALSE(entries.empty());
    EXPECT_EQ(core::ReasonName(entries.back().reason()), reason);
    EXPECT_TRUE(entries.back().external());
  }

  static constexpr std::chrono::milliseconds kPatient = std::chrono::seconds(30);
  std::string sandbox_;
};

TEST_F(Endpoint, GetsTheCallsOfItsServiceAndTheJournalSaysSo) {
  ForeignIns foreign(MutualTls(CredentialOf(kIns)));
  PutInsAt(foreign.address());
  const auto before = std::chrono::system_clock::now();
  const auto answer = Search("secretary", std::chrono::seconds(4));
  ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
  EXPECT_EQ(answer.response.identity().id(), "idt-1");

  ASSERT_EQ(foreign.seen().size(), 1U);
  const ForeignIns::Seen seen = foreign.seen().front();
  EXPECT_EQ(seen.client, "parcours-host");
  EXPECT_EQ(seen.on_behalf.caller().subject(), "31B0062023/000000018");
  EXPECT_EQ(seen.on_behalf.caller().kind(), policy::v1::CALLER_KIND_CPE);
  EXPECT_EQ(seen.on_behalf.sandbox_id(), sandbox_);
  EXPECT_EQ(seen.on_behalf.method(), kIns + "/SearchByTraits");
  EXPECT_LT(seen.deadline, before + std::chrono::seconds(4));
  EXPECT_GT(seen.deadline, before + std::chrono::seconds(2));

  const auto entries = Journal(kIns);
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_TRUE(entries[0].external());
  EXPECT_EQ(entries[0].code(), 0U);
  EXPECT_EQ(entries[0].method(), kIns + "/SearchByTraits");
  EXPECT_EQ(entries[0].caller().subject(), "31B0062023/000000018");
  EXPECT_EQ(entries[0].id(), seen.on_behalf.exchange_id());
  const auto bodies = Bodies(entries[0].id());
  EXPECT_THAT(bodies.request_json(), HasSubstr("MARTEL"));
  EXPECT_THAT(bodies.response_json(), HasSubstr("idt-1"));
}

TEST_F(Endpoint, RefusesWithItsOwnReason) {
  ForeignIns foreign(MutualTls(CredentialOf(kIns)));
  foreign.AnswerWith([](grpc::ServerContext&, ins::v1::SearchByTraitsResponse&) {
    const core::Refusal refusal{.reason = common::v1::REASON_HOMONYM_DETECTED, .detail = {}, .facts = {{"rule", "x"}}};
    return grpc::Status(grpc::StatusCode::FAILED_PRECONDITION, core::RefusalMessage(refusal),
                        core::RefusalDetails(refusal));
  });
  PutInsAt(foreign.address());
  const auto answer = Search("secretary");
  EXPECT_EQ(ReasonOf(answer.status), "HOMONYM_DETECTED") << answer.status.error_message();
  const auto refusal =
      core::RefusalFromStatus(answer.status.error_code(), answer.status.error_message(), answer.status.error_details());
  EXPECT_EQ(refusal.facts.at("rule"), "x");
  EXPECT_TRUE(Journal(kIns).back().external());
}

TEST_F(Endpoint, IsNotCalledForWhatTheHostRefuses) {
  ForeignIns foreign(MutualTls(CredentialOf(kIns)));
  PutInsAt(foreign.address());
  EXPECT_EQ(ReasonOf(Search("student").status), "CALLER_KIND_NOT_ALLOWED");
  EXPECT_TRUE(foreign.seen().empty());
  ASSERT_EQ(Journal(kIns).size(), 1U);
  EXPECT_FALSE(Journal(kIns).front().external());
}

TEST_F(Endpoint, IsAskedByTheOtherServicesToo) {
  ForeignIns foreign(MutualTls(CredentialOf(kIns)));
  PutInsAt(foreign.address());
  dmp::v1::SubmitDocumentRequest submit;
  submit.set_request_id(NextRequestId());
  submit.mutable_patient()->set_matricule("1610618033998");
  submit.mutable_patient()->set_key("15");
  submit.mutable_patient()->set_oid("1.2.250.1.213.1.4.10");
  submit.set_document("<x/>");
  const auto stub = dmp::v1::DmpService::NewStub(ChannelOf(UnlockCard(sandbox_, "doctor")));
  Answer<dmp::v1::SubmitDocumentResponse> answer;
  grpc::ClientContext context;
  const auto deadline = std::chrono::system_clock::now() + std::chrono::seconds(5);
  context.set_deadline(deadline);
  answer.status = stub->SubmitDocument(&context, submit, &answer.response);
  EXPECT_EQ(ReasonOf(answer.status), "DOCUMENT_INVALID")
      << "the foreign server says that everybody is qualified: " << answer.status.error_message();
  ASSERT_EQ(foreign.seen().size(), 1U);
  EXPECT_EQ(foreign.seen().front().method, "CheckIdentity");
  EXPECT_EQ(foreign.seen().front().on_behalf.caller().subject(), "899700000013");
  EXPECT_LT(foreign.seen().front().deadline, deadline) << "nobody waits longer than the doctor does";
  const auto entries = Journal(kIns);
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_TRUE(entries[0].external());
  EXPECT_EQ(entries[0].via_service(), kDmp);
  ASSERT_EQ(Journal(kDmp).size(), 1U);
  EXPECT_FALSE(Journal(kDmp).front().external());
  EXPECT_EQ(entries[0].parent_id(), Journal(kDmp).front().id());
}

TEST_F(Endpoint, GetsARepeatedRequestOnce) {
  ForeignIns foreign(MutualTls(CredentialOf(kIns)));
  PutInsAt(foreign.address());
  ASSERT_TRUE(Search("secretary", kPatient, "same").status.ok());
  const auto again = Search("secretary", kPatient, "same");
  EXPECT_EQ(again.response.identity().id(), "idt-1") << again.status.error_message();
  EXPECT_EQ(foreign.seen().size(), 1U);
}

TEST_F(Endpoint, WithoutAMethodIsSaidToHaveNone) {
  ForeignIns foreign(MutualTls(CredentialOf(kIns)));
  foreign.AnswerWith([](grpc::ServerContext&, ins::v1::SearchByTraitsResponse&) {
    return grpc::Status(grpc::StatusCode::UNIMPLEMENTED, "");
  });
  PutInsAt(foreign.address());
  Refused("UNKNOWN_METHOD", foreign.address(), "no message");
}

TEST_F(Endpoint, ThatRefusesWithoutAReasonIsTold) {
  ForeignIns foreign(MutualTls(CredentialOf(kIns)));
  foreign.AnswerWith([](grpc::ServerContext&, ins::v1::SearchByTraitsResponse&) {
    return grpc::Status(grpc::StatusCode::UNKNOWN, "Exception calling application: 'traits'");
  });
  PutInsAt(foreign.address());
  Refused("EXTERNAL_ANSWER_UNUSABLE", foreign.address(), "UNKNOWN, Exception calling application: 'traits'");
}

TEST_F(Endpoint, WithTheCertificateOfAnotherServiceIsNotTrusted) {
  ForeignIns foreign(MutualTls(CredentialOf(kDmp)));
  PutInsAt(foreign.address());
  Refused("EXTERNAL_SERVER_UNTRUSTED", foreign.address(), "it is that of " + kDmp + ", not of " + kIns);
  EXPECT_TRUE(foreign.seen().empty());
}

TEST_F(Endpoint, WithACertificateOfAnotherAuthorityOfTheSameNameIsNotTrusted) {
  const core::Time now = core::WallClock().Now();
  const auto forged = pki::Authority::Create(now).Issue(
      {.kind = policy::v1::CALLER_KIND_SERVICE, .subject = kIns}, pki::Usage::kServerOnly,
      {.not_before = now - std::chrono::hours(1), .not_after = now + std::chrono::hours(1)});
  ForeignIns foreign(MutualTls(pki::ToTlsCredential(forged.value()), host_->trust_root()));
  PutInsAt(foreign.address());
  Refused("EXTERNAL_SERVER_UNTRUSTED", foreign.address(), "no trusted authority has issued the certificate");
  EXPECT_TRUE(foreign.seen().empty());
}

TEST_F(Endpoint, WithASelfSignedCertificateIsNotTrusted) {
  const core::Time now = core::WallClock().Now();
  const auto own =
      pki::SelfSigned(kIns, {.not_before = now - std::chrono::hours(1), .not_after = now + std::chrono::hours(1)});
  ForeignIns foreign(MutualTls(pki::ToTlsCredential(own), host_->trust_root()));
  PutInsAt(foreign.address());
  Refused("EXTERNAL_SERVER_UNTRUSTED", foreign.address(), "self-signed");
}

TEST_F(Endpoint, WithAnExpiredCertificateIsNotTrusted) {
  const core::Time now = core::WallClock().Now();
  const auto old = Certified({.kind = policy::v1::CALLER_KIND_SERVICE, .subject = kIns}, pki::Usage::kServerOnly,
                             {.not_before = now - std::chrono::hours(2), .not_after = now - std::chrono::hours(1)});
  ForeignIns foreign(MutualTls(*old, host_->trust_root()));
  PutInsAt(foreign.address());
  Refused("EXTERNAL_SERVER_UNTRUSTED", foreign.address(), "expired");
}

TEST_F(Endpoint, WithACardInsteadOfAServersCertificateIsNotTrusted) {
  sandbox_ = NewSandbox().sandbox().id();
  const card::v1::Credential card = UnlockCard(sandbox_, "doctor");
  ForeignIns foreign(MutualTls({.certificate_chain = card.certificate_chain(),
                                .private_key = core::Secret(std::string_view(card.private_key()))},
                               host_->trust_root()));
  PutInsAt(foreign.address());
  Refused("EXTERNAL_SERVER_UNTRUSTED", foreign.address(), "not made for a server");
}

TEST_F(Endpoint, IsTrustedAgainOnceItHasTheRightCertificate) {
  auto wrong = std::make_unique<ForeignIns>(MutualTls(CredentialOf(kDmp)));
  const int port = wrong->port();
  PutInsAt(wrong->address());
  EXPECT_EQ(ReasonOf(Search("secretary").status), "EXTERNAL_SERVER_UNTRUSTED");
  wrong.reset();
  ForeignIns right(MutualTls(CredentialOf(kIns)), port);
  ASSERT_EQ(right.port(), port);
  std::string reason = "never asked";
  for (int tries = 0; tries < 100 && !reason.empty(); ++tries) reason = ReasonOf(Search("secretary").status);
  EXPECT_EQ(reason, "");
}

TEST_F(Endpoint, ThatDoesNotSpeakTlsIsNotReached) {
  ForeignIns foreign(grpc::InsecureServerCredentials());
  PutInsAt(foreign.address());
  Refused("EXTERNAL_SERVER_UNREACHABLE", foreign.address(), "it does not speak TLS");
}

TEST_F(Endpoint, ThatDoesNotTrustTheHostIsNotReached) {
  const EndpointCredential own = CredentialOf(kIns);
  ForeignIns foreign(MutualTls(own.credential, pki::Authority::Create(core::WallClock().Now()).RootPem()));
  PutInsAt(foreign.address());
  Refused("EXTERNAL_SERVER_UNREACHABLE", foreign.address(), "trusts the root of this host");
  EXPECT_TRUE(foreign.seen().empty());
}

TEST_F(Endpoint, OnAClosedPortIsNotReached) {
  const std::string address = [&] { return ForeignIns(MutualTls(CredentialOf(kIns))).address(); }();
  PutInsAt(address);
  Refused("EXTERNAL_SERVER_UNREACHABLE", address, "Connection refused");
}

TEST_F(Endpoint, ThatHangsIsGivenUpInTimeForTheCallerToHear) {
  ForeignIns foreign(MutualTls(CredentialOf(kIns)));
  std::mutex mutex;
  std::condition_variable never;
  foreign.AnswerWith([&](grpc::ServerContext& context, ins::v1::SearchByTraitsResponse&) {
    std::unique_lock lock(mutex);
    while (!context.IsCancelled()) never.wait_for(lock, std::chrono::milliseconds(20));
    return grpc::Status::CANCELLED;
  });
  PutInsAt(foreign.address());
  const auto answer = Search("secretary", std::chrono::seconds(2));
  EXPECT_EQ(ReasonOf(answer.status), "DEADLINE");
  EXPECT_THAT(answer.status.error_message(), HasSubstr(foreign.address() + " in place of " + kIns));
  EXPECT_TRUE(Journal(kIns).back().external());
}

TEST_F(Endpoint, WithAnAnswerOf200MegabytesIsRefused) {
  constexpr std::size_t kBytes = 200U << 20U;
  ForeignIns foreign(MutualTls(CredentialOf(kIns)));
  foreign.AnswerWith([](grpc::ServerContext&, ins::v1::SearchByTraitsResponse& response) {
    response.set_cr_label(std::string(kBytes, 'x'));
    return grpc::Status::OK;
  });
  PutInsAt(foreign.address());
  Refused("EXTERNAL_ANSWER_UNUSABLE", foreign.address(), "too long for one of the two");
}

TEST_F(Endpoint, MayGiveALongAnswer) {
  constexpr std::size_t kBytes = 7U << 20U;
  ForeignIns foreign(MutualTls(CredentialOf(kIns)));
  foreign.AnswerWith([](grpc::ServerContext&, ins::v1::SearchByTraitsResponse& response) {
    response.set_cr_label(std::string(kBytes, 'x'));
    return grpc::Status::OK;
  });
  PutInsAt(foreign.address());
  const auto answer = Search("secretary");
  EXPECT_EQ(ReasonOf(answer.status), "MESSAGE_TOO_LARGE") << "by this test's channel, whose limit is gRPC's 4 MiB";
  ASSERT_FALSE(Journal(kIns).empty());
  EXPECT_EQ(Journal(kIns).back().code(), 0U);
  EXPECT_TRUE(Journal(kIns).back().external());
}

TEST_F(Endpoint, WithBytesThatAreNoAnswerIsRefused) {
  GarbageServer foreign(MutualTls(CredentialOf(kIns)), "\xff\xff\xff not a message");
  PutInsAt(foreign.address());
  Refused("EXTERNAL_ANSWER_UNUSABLE", foreign.address(), "the answer is no SearchByTraitsResponse");
}

TEST_F(Endpoint, LeavesWhatTheContractDoesNotHaveOutside) {
  ins::v1::SearchByTraitsResponse answer;
  answer.set_outcome(ins::v1::SEARCH_OUTCOME_FOUND);
  answer.GetReflection()->MutableUnknownFields(&answer)->AddLengthDelimited(4711)->assign("who knows");
  GarbageServer foreign(MutualTls(CredentialOf(kIns)), answer.SerializeAsString());
  PutInsAt(foreign.address());
  const auto got = Search("secretary");
  ASSERT_TRUE(got.status.ok()) << got.status.error_message();
  EXPECT_EQ(got.response.SerializeAsString().find("who knows"), std::string::npos);
}

TEST_F(Endpoint, TwoAtATimeEachGetTheirOwn) {
  ForeignIns foreign(MutualTls(CredentialOf(kIns)));
  GarbageServer other(MutualTls(CredentialOf(kDmp)), "");
  Restart({{kIns, foreign.address()}, {kDmp, other.address()}});
  sandbox_ = NewSandbox().sandbox().id();
  EXPECT_TRUE(Search("secretary").status.ok());
  dmp::v1::GetRecordStatusRequest request;
  request.mutable_patient()->set_matricule("1610618033998");
  request.mutable_patient()->set_key("15");
  request.mutable_patient()->set_oid("1.2.250.1.213.1.4.10");
  const auto stub = dmp::v1::DmpService::NewStub(ChannelOf(UnlockCard(sandbox_, "doctor")));
  const auto answer = Call(stub.get(), &dmp::v1::DmpService::Stub::GetRecordStatus, request);
  EXPECT_TRUE(answer.status.ok()) << answer.status.error_message();
  EXPECT_EQ(foreign.seen().size(), 1U);
  EXPECT_TRUE(Journal(kDmp).back().external());
}

TEST_F(Endpoint, CannotCallTheHostInItsServicesName) {
  EndpointCredential issued = CredentialOf(kIns);
  sandbox_ = NewSandbox().sandbox().id();
  std::optional<pki::TlsCredential> credential;
  credential.emplace(std::move(issued.credential));
  const auto stub = dmp::v1::DmpService::NewStub(Channel(credential));
  const auto answer = Call(stub.get(), &dmp::v1::DmpService::Stub::GetRecordStatus, dmp::v1::GetRecordStatusRequest());
  EXPECT_EQ(answer.status.error_code(), grpc::StatusCode::UNAVAILABLE) << "the handshake is refused";
  EXPECT_TRUE(answer.status.error_details().empty());
}

struct Wrong {
  const char* service;
  const char* address;
  const char* says;
};

class WrongEndpoint : public testing::TestWithParam<Wrong> {};

TEST_P(WrongEndpoint, StopsTheHostFromStarting) {
  const auto checked = CheckEndpoints({{GetParam().service, GetParam().address}},
                                      {kIns, kDmp, "parcours.directory.v1.DirectoryService"});
  ASSERT_FALSE(checked.has_value());
  EXPECT_EQ(checked.error().reason, common::v1::REASON_CONFIGURATION_INVALID);
  EXPECT_THAT(checked.error().detail, HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongEndpoint,
    testing::Values(Wrong{"parcours.ins.v1.InsServic", "localhost:1", "did you mean parcours.ins.v1.InsService?"},
                    Wrong{"parcours.journal.v1.JournalService", "localhost:1", "part of the simulator"},
                    Wrong{"parcours.ins.v1.InsService", "", "no host:port"},
                    Wrong{"parcours.ins.v1.InsService", "localhost", "no host:port"},
                    Wrong{"parcours.ins.v1.InsService", ":7001", "no host:port"},
                    Wrong{"parcours.ins.v1.InsService", "localhost:0", "no host:port"},
                    Wrong{"parcours.ins.v1.InsService", "localhost:70000", "no host:port"},
                    Wrong{"parcours.ins.v1.InsService", "localhost:7001x", "no host:port"},
                    Wrong{"parcours.ins.v1.InsService", "::1:7001", "no host:port"},
                    Wrong{"parcours.ins.v1.InsService", "https://localhost:7001", "no host:port"}));

TEST(Endpoints, AreReachedByNameAndAddress) {
  for (const char* address : {"localhost:1", "127.0.0.1:65535", "[::1]:7001", "ins.example.org:443"})
    EXPECT_TRUE(CheckEndpoints({{kIns, address}}, {kIns}).has_value()) << address;
}

TEST(Endpoints, WithStreamsAreRefused) {
  const auto checked =
      CheckEndpoints({{"parcours.journal.v1.JournalService", "localhost:1"}}, {"parcours.journal.v1.JournalService"});
  ASSERT_FALSE(checked.has_value());
  EXPECT_THAT(checked.error().detail, HasSubstr("has streams"));
}

}  // namespace
}  // namespace parcours::host
