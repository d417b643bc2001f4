// Signing in over mTLS: what a certificate from a sign-in opens, and when it no longer does.
#include <google/protobuf/util/time_util.h>
#include <gtest/gtest.h>

#include "parcours/directory/v1/directory.grpc.pb.h"
#include "parcours/signin/v1/citizen.grpc.pb.h"
#include "parcours/signin/v1/citizen_account.grpc.pb.h"
#include "parcours/signin/v1/france_connect.grpc.pb.h"
#include "parcours/signin/v1/phone.grpc.pb.h"
#include "parcours/signin/v1/pro_sante_connect.grpc.pb.h"
#include "pki/key.h"
#include "tests/services/host/call.h"
#include "tests/services/host/world.h"

namespace parcours::signin {
namespace {

using host::Call;
using host::ReasonOf;
using Accounts = v1::CitizenAccountService::Stub;
using Phones = v1::PhoneService::Stub;
using ProSanteConnect = v1::ProSanteConnectService::Stub;
using FranceConnect = v1::FranceConnectService::Stub;

class SignInOverTls : public host::World {
 protected:
  SignInOverTls() : key_(pki::PrivateKey::Generate()) {
    sandbox::v1::CreateSandboxRequest request;
    request.set_request_id(NextRequestId());
    request.set_seed(7);
    EXPECT_TRUE(google::protobuf::util::TimeUtil::FromString("2025-03-22T13:35:00Z", request.mutable_starts()));
    auto& cast = *request.mutable_cast();
    cast = host::SmallCast();
    auto& doctor = *cast.mutable_professionals(0);
    doctor.set_has_ecps(true);
    doctor.set_mobile("+33639982002");
    auto& paul = *cast.mutable_persons(0);
    paul.mutable_record()->set_account_identifier("paul.martel");
    paul.mutable_record()->set_account_password("Cerisier2025");
    const auto sandboxes = sandbox::v1::SandboxService::NewStub(OperatorChannel());
    const auto created = Call(sandboxes.get(), &sandbox::v1::SandboxService::Stub::CreateSandbox, request);
    EXPECT_TRUE(created.status.ok()) << created.status.error_message();
    sandbox_ = created.response.sandbox().id();
    join_code_ = created.response.sandbox().join_code();
  }

  template <class Request>
  Request Begin() {
    Request request;
    request.set_request_id(NextRequestId());
    if constexpr (requires { request.set_join_code(""); }) request.set_join_code(join_code_);
    if constexpr (requires { request.set_sandbox_id(""); }) request.set_sandbox_id(sandbox_);
    return request;
  }

  std::shared_ptr<grpc::Channel> ChannelWith(const std::string& certificate_chain) {
    std::optional<pki::TlsCredential> credential;
    credential.emplace(pki::TlsCredential{.certificate_chain = certificate_chain, .private_key = key_.ToPem()});
    return Channel(credential);
  }

  std::string Csr() { return pki::MakeCertificateRequest(key_); }

  std::string LatestCode(const std::string& handle) {
    v1::ListMessagesRequest request;
    request.set_sandbox_id(sandbox_);
    request.set_handle(handle);
    const auto phones = v1::PhoneService::NewStub(OperatorChannel());
    const auto listed = Call(phones.get(), &Phones::ListMessages, request);
    EXPECT_TRUE(listed.status.ok()) << listed.status.error_message();
    return listed.response.messages_size() == 0 ? "" : listed.response.messages(0).code();
  }

  void MoveClock(std::int64_t seconds) {
    sandbox::v1::MoveClockRequest request;
    request.set_request_id(NextRequestId());
    request.set_sandbox_id(sandbox_);
    request.mutable_by()->set_seconds(seconds);
    const auto sandboxes = sandbox::v1::SandboxService::NewStub(OperatorChannel());
    EXPECT_TRUE(Call(sandboxes.get(), &sandbox::v1::SandboxService::Stub::MoveClock, request).status.ok());
  }

  // Paul, by his account.
  std::string SignInPaul() {
    const auto accounts = v1::CitizenAccountService::NewStub(Channel(std::nullopt));
    auto type = Begin<v1::SignInRequest>();
    type.set_identifier("paul.martel");
    type.set_password("Cerisier2025");
    const auto typed = Call(accounts.get(), &Accounts::SignIn, type);
    EXPECT_TRUE(typed.status.ok()) << typed.status.error_message();
    auto confirm = Begin<v1::ConfirmCodeRequest>();
    confirm.set_sign_in_id(typed.response.sign_in_id());
    confirm.set_code(LatestCode("paul"));
    confirm.set_csr(Csr());
    const auto confirmed = Call(accounts.get(), &Accounts::ConfirmCode, confirm);
    EXPECT_TRUE(confirmed.status.ok()) << confirmed.status.error_message();
    return confirmed.response.certificate_chain();
  }

  grpc::Status GetAccountWith(const std::string& chain) {
    const auto accounts = v1::CitizenAccountService::NewStub(ChannelWith(chain));
    return Call(accounts.get(), &Accounts::GetAccount, v1::GetAccountRequest()).status;
  }

  pki::PrivateKey key_;
  std::string sandbox_;
  std::string join_code_;
};

TEST_F(SignInOverTls, ACitizenSignsInAndOutAndTheCertificateDiesWithTheSession) {
  const std::string chain = SignInPaul();
  EXPECT_EQ(ReasonOf(GetAccountWith(chain)), "");
  const auto accounts = v1::CitizenAccountService::NewStub(ChannelWith(chain));
  EXPECT_TRUE(Call(accounts.get(), &Accounts::SignOutCitizen, Begin<v1::SignOutCitizenRequest>()).status.ok());
  EXPECT_EQ(ReasonOf(GetAccountWith(chain)), "SESSION_ENDED");
}

TEST_F(SignInOverTls, ASessionEndsAfterHalfAnHourWithoutUse) {
  const std::string chain = SignInPaul();
  MoveClock(1800);
  EXPECT_EQ(ReasonOf(GetAccountWith(chain)), "");
  MoveClock(1800);
  EXPECT_EQ(ReasonOf(GetAccountWith(chain)), "") << "use starts the half hour again";
  MoveClock(1801);
  EXPECT_EQ(ReasonOf(GetAccountWith(chain)), "SESSION_ENDED");
}

TEST_F(SignInOverTls, FranceConnectLeadsToTheSameSpace) {
  const auto france_connect = v1::FranceConnectService::NewStub(Channel(std::nullopt));
  auto start = Begin<v1::StartSignInRequest>();
  start.set_csr(Csr());
  const auto started = Call(france_connect.get(), &FranceConnect::StartSignIn, start);
  ASSERT_TRUE(started.status.ok()) << started.status.error_message();
  auto type = Begin<v1::AuthenticateRequest>();
  type.set_sign_in_id(started.response.sign_in_id());
  type.set_provider("impots");
  type.set_identifier("9000000000017");
  type.set_password("Tilleul2025");
  EXPECT_EQ(ReasonOf(Call(france_connect.get(), &FranceConnect::Authenticate, type).status), "");
  auto accept = Begin<v1::AcceptSharingRequest>();
  accept.set_sign_in_id(started.response.sign_in_id());
  const auto accepted = Call(france_connect.get(), &FranceConnect::AcceptSharing, accept);
  ASSERT_TRUE(accepted.status.ok()) << accepted.status.error_message();
  EXPECT_EQ(accepted.response.identity().family_name(), "MARTEL");
  const auto accounts = v1::CitizenAccountService::NewStub(ChannelWith(accepted.response.certificate_chain()));
  const auto account = Call(accounts.get(), &Accounts::GetAccount, v1::GetAccountRequest());
  ASSERT_TRUE(account.status.ok()) << account.status.error_message();
  EXPECT_EQ(account.response.identifier(), "paul.martel");
}

TEST_F(SignInOverTls, WrongPasswordsStayCountedAcrossARestart) {
  auto type = Begin<v1::SignInRequest>();
  type.set_identifier("paul.martel");
  for (int i = 0; i < 4; ++i) {
    const auto accounts = v1::CitizenAccountService::NewStub(Channel(std::nullopt));
    type.set_request_id(NextRequestId());
    type.set_password("wrong");
    EXPECT_EQ(ReasonOf(Call(accounts.get(), &Accounts::SignIn, type).status), "PASSWORD_WRONG");
  }
  Restart();
  const auto accounts = v1::CitizenAccountService::NewStub(Channel(std::nullopt));
  type.set_request_id(NextRequestId());
  EXPECT_EQ(ReasonOf(Call(accounts.get(), &Accounts::SignIn, type).status), "ACCOUNT_LOCKED");
}

TEST_F(SignInOverTls, TheEcpsOpensTheDirectoryLikeACard) {
  const auto connect = v1::ProSanteConnectService::NewStub(Channel(std::nullopt));
  auto start = Begin<v1::StartEcpsSignInRequest>();
  start.set_ps_id_nat("899700000013");
  start.set_csr(Csr());
  const auto started = Call(connect.get(), &ProSanteConnect::StartEcpsSignIn, start);
  ASSERT_TRUE(started.status.ok()) << started.status.error_message();
  auto poll = Begin<v1::PollEcpsSignInRequest>();
  poll.set_auth_req_id(started.response.auth_req_id());
  EXPECT_EQ(ReasonOf(Call(connect.get(), &ProSanteConnect::PollEcpsSignIn, poll).status), "SIGN_IN_PENDING");
  auto approve = Begin<v1::ApproveRequest>();
  approve.set_handle("doctor");
  const auto phones = v1::PhoneService::NewStub(OperatorChannel());
  EXPECT_EQ(ReasonOf(Call(phones.get(), &Phones::Approve, approve).status), "");
  poll.set_request_id(NextRequestId());
  const auto signed_in = Call(connect.get(), &ProSanteConnect::PollEcpsSignIn, poll);
  ASSERT_TRUE(signed_in.status.ok()) << signed_in.status.error_message();

  const auto channel = ChannelWith(signed_in.response.certificate_chain());
  const auto directory = directory::v1::DirectoryService::NewStub(channel);
  directory::v1::GetProfessionalRequest who;
  who.set_ps_id_nat("899700000013");
  EXPECT_EQ(ReasonOf(Call(directory.get(), &directory::v1::DirectoryService::Stub::GetProfessional, who).status), "");
  const auto mine = v1::ProSanteConnectService::NewStub(channel);
  EXPECT_EQ(ReasonOf(Call(mine.get(), &ProSanteConnect::SignOut, Begin<v1::SignOutRequest>()).status), "");
  EXPECT_EQ(ReasonOf(Call(directory.get(), &directory::v1::DirectoryService::Stub::GetProfessional, who).status),
            "SESSION_ENDED");
}

TEST_F(SignInOverTls, ACardSignsInAndItsSessionEndsWhenItIsTakenOut) {
  const auto channel = ChannelOf(UnlockCard(sandbox_, "doctor"));
  const auto connect = v1::ProSanteConnectService::NewStub(channel);
  const auto signed_in = Call(connect.get(), &ProSanteConnect::SignInWithCard, Begin<v1::SignInWithCardRequest>());
  ASSERT_TRUE(signed_in.status.ok()) << signed_in.status.error_message();
  EXPECT_EQ(signed_in.response.user_info().acces_regulation_medicale(), "VRAI");
  const auto cards = card::v1::CardService::NewStub(OperatorChannel());
  auto remove = Begin<card::v1::RemoveCardRequest>();
  remove.set_card_id("doctor");
  EXPECT_TRUE(Call(cards.get(), &card::v1::CardService::Stub::RemoveCard, remove).status.ok());
  const auto again = v1::ProSanteConnectService::NewStub(ChannelOf(UnlockCard(sandbox_, "doctor")));
  v1::GetUserInfoRequest request;
  request.set_access_token(signed_in.response.session().access_token());
  EXPECT_EQ(ReasonOf(Call(again.get(), &ProSanteConnect::GetUserInfo, request).status), "SESSION_ENDED");
}

TEST_F(SignInOverTls, AWrongJoinCodeLeadsNowhere) {
  const auto accounts = v1::CitizenAccountService::NewStub(Channel(std::nullopt));
  auto type = Begin<v1::SignInRequest>();
  type.set_identifier("paul.martel");
  type.set_password("Cerisier2025");
  for (const std::string& code : {std::string("nowhere"), sandbox_}) {
    type.set_join_code(code);
    EXPECT_EQ(ReasonOf(Call(accounts.get(), &Accounts::SignIn, type).status), "NOT_FOUND");
  }
}

TEST_F(SignInOverTls, NoPersonDeliversOrIdentifies) {
  const auto doctor = ChannelOf(UnlockCard(sandbox_, "doctor"));
  auto notice = Begin<v1::DeliverRequest>();
  const auto phones = v1::PhoneService::NewStub(doctor);
  EXPECT_EQ(ReasonOf(Call(phones.get(), &Phones::Deliver, notice).status), "CALLER_KIND_NOT_ALLOWED");
  const auto citizens = v1::CitizenService::NewStub(ChannelWith(SignInPaul()));
  EXPECT_EQ(
      ReasonOf(Call(citizens.get(), &v1::CitizenService::Stub::IdentifyCitizen, v1::IdentifyCitizenRequest()).status),
      "CALLER_KIND_NOT_ALLOWED");
}

}  // namespace
}  // namespace parcours::signin
