// Pro Santé Connect with a card and with the e-CPS; tokens and their ends, to the second.
#include <functional>

#include "services/platform/sandbox/sessions.h"
#include "services/signin/rules/lifetimes.h"
#include "tests/services/signin/support.h"

namespace parcours::signin {
namespace {

using namespace std::chrono_literals;

class ProSanteConnect : public SigninWorld {
 protected:
  core::Result<v1::SignInWithCardResponse> WithCard(const std::string& exercise_id = "") {
    auto request = Begin<v1::SignInWithCardRequest>();
    request.set_exercise_id(exercise_id);
    request.set_nonce("n-1");
    return world_.Run(&SignInWithCard, request);
  }

  core::Result<v1::StartEcpsSignInResponse> Start(const std::string& who = kGp, const std::string& exercise_id = "",
                                                  const std::string& csr = kGoodCsr) {
    Anonymous();
    auto request = Begin<v1::StartEcpsSignInRequest>();
    request.set_ps_id_nat(who);
    request.set_csr(csr);
    request.set_exercise_id(exercise_id);
    request.set_nonce("n-2");
    return world_.Run(&StartEcpsSignIn, request);
  }

  core::Result<v1::PollEcpsSignInResponse> Poll(const std::string& auth_req_id) {
    Anonymous();
    auto request = Begin<v1::PollEcpsSignInRequest>();
    request.set_auth_req_id(auth_req_id);
    return world_.Run(std::bind_front(&PollEcpsSignIn, std::ref(issuer_)), request);
  }

  template <class Request, class Handler>
  auto Answer(const std::string& handle, Handler handler, const std::string& message_id = "") {
    Operator();
    auto request = Begin<Request>();
    request.set_sandbox_id("test-world");
    request.set_handle(handle);
    request.set_message_id(message_id);
    return world_.Run(handler, request);
  }

  core::Result<v1::GetUserInfoResponse> UserInfo(const std::string& access_token) {
    v1::GetUserInfoRequest request;
    request.set_access_token(access_token);
    return world_.Run(&GetUserInfo, request);
  }

  core::Result<v1::RefreshSessionResponse> Refresh(const std::string& refresh_token) {
    auto request = Begin<v1::RefreshSessionRequest>();
    request.set_refresh_token(refresh_token);
    return world_.Run(&RefreshSession, request);
  }
};

TEST_F(ProSanteConnect, ACardSignsInForItsOnlyExercise) {
  Card(policy::v1::CALLER_KIND_CPS, kGp);
  const auto signed_in = WithCard();
  ASSERT_TRUE(signed_in);
  EXPECT_EQ(signed_in->user_info().subject_name_id(), kGp);
  EXPECT_EQ(signed_in->user_info().subject_organization(), "Cabinet du Tilleul (test)");
  EXPECT_EQ(signed_in->id_token().acr(), "eidas1");
  EXPECT_EQ(signed_in->id_token().nonce(), "n-1");
  EXPECT_EQ(signed_in->id_token().idp(), "CARD");
  EXPECT_TRUE(UserInfo(signed_in->session().access_token()));
}

TEST_F(ProSanteConnect, WhoeverHasSeveralExercisesChoosesOne) {
  Card(policy::v1::CALLER_KIND_CPS, kRegulator);
  EXPECT_EQ(ReasonOf(WithCard()), common::v1::REASON_EXERCISE_NOT_FOUND);
  EXPECT_EQ(ReasonOf(WithCard("99700000013-1")), common::v1::REASON_EXERCISE_NOT_FOUND) << "somebody else's";
  const auto listed = world_.Run(&ListExercises, v1::ListExercisesRequest());
  ASSERT_TRUE(listed);
  ASSERT_EQ(listed->exercises_size(), 2);
  EXPECT_EQ(listed->exercises(1).structure_name(), "SAMU du Berry (test)");
  const auto signed_in = WithCard(listed->exercises(1).exercise_id());
  ASSERT_TRUE(signed_in);
  EXPECT_EQ(signed_in->user_info().acces_regulation_medicale(), "VRAI");
}

TEST_F(ProSanteConnect, ExercisesArePaged) {
  Card(policy::v1::CALLER_KIND_CPS, kRegulator);
  v1::ListExercisesRequest request;
  request.set_page_size(1);
  const auto first = world_.Run(&ListExercises, request);
  ASSERT_TRUE(first);
  request.set_page_token(first->next_page_token());
  const auto second = world_.Run(&ListExercises, request);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->exercises(0).exercise_id(), "99700000021-2");
  request.set_page_token("x");
  EXPECT_EQ(ReasonOf(world_.Run(&ListExercises, request)), common::v1::REASON_PAGE_TOKEN_INVALID);
}

TEST_F(ProSanteConnect, AnEmployeeSignsInUnderTheNumberAtTheEmployer) {
  Card(policy::v1::CALLER_KIND_CPE, kSecretary);
  const auto signed_in = WithCard();
  ASSERT_TRUE(signed_in);
  EXPECT_EQ(signed_in->user_info().preferred_username(), kSecretary);
  EXPECT_EQ(signed_in->user_info().subject_ref_pro().exercices(0).activities(0).code_role(), "331");
  EXPECT_TRUE(signed_in->user_info().other_ids().empty());
}

TEST_F(ProSanteConnect, NobodySignsInWhoIsNotInTheDirectory) {
  Card(policy::v1::CALLER_KIND_CPS, "899700000047");
  EXPECT_EQ(ReasonOf(WithCard()), common::v1::REASON_NOT_FOUND);
}

TEST_F(ProSanteConnect, AnAccessTokenLivesTwoMinutesAndARefreshTokenHalfAnHour) {
  Card(policy::v1::CALLER_KIND_CPS, kGp);
  const auto session = WithCard()->session();
  After(kAccessToken);
  EXPECT_TRUE(UserInfo(session.access_token())) << "the last moment counts";
  After(1us);
  EXPECT_EQ(ReasonOf(UserInfo(session.access_token())), common::v1::REASON_SESSION_ENDED);

  After(kRefreshToken - kAccessToken - 1us);
  const auto refreshed = Refresh(session.refresh_token());
  ASSERT_TRUE(refreshed);
  EXPECT_EQ(refreshed->session().id(), session.id());
  EXPECT_TRUE(UserInfo(refreshed->session().access_token()));
  EXPECT_EQ(ReasonOf(Refresh(session.refresh_token())), common::v1::REASON_SESSION_ENDED) << "spent";
  After(kRefreshToken + 1us);
  EXPECT_EQ(ReasonOf(Refresh(refreshed->session().refresh_token())), common::v1::REASON_SESSION_ENDED);
}

TEST_F(ProSanteConnect, ARefreshTokenEndsThoughTheSessionIsInUse) {
  Card(policy::v1::CALLER_KIND_CPS, kGp);
  const auto session = WithCard()->session();
  After(20min);
  ASSERT_TRUE(world_.Transact([&](platform::Transaction& tx) -> core::Result<void> {
    platform::TouchSession(tx.sql(), session.id(), tx.now());
    return {};
  }));
  After(10min + 1us);
  EXPECT_EQ(ReasonOf(Refresh(session.refresh_token())), common::v1::REASON_SESSION_ENDED);
}

TEST_F(ProSanteConnect, ASessionEndsAfterFourHoursHoweverOftenItIsUsed) {
  Card(policy::v1::CALLER_KIND_CPS, kGp);
  auto session = WithCard()->session();
  for (int i = 0; i < 8; ++i) {
    After(29min);
    const auto refreshed = Refresh(session.refresh_token());
    ASSERT_TRUE(refreshed) << i;
    session = refreshed->session();
  }
  After(8min);  // 4 hours
  auto last = Refresh(session.refresh_token());
  ASSERT_TRUE(last);
  After(1us);
  EXPECT_EQ(ReasonOf(Refresh(last->session().refresh_token())), common::v1::REASON_SESSION_ENDED);
  EXPECT_EQ(ReasonOf(UserInfo(last->session().access_token())), common::v1::REASON_SESSION_ENDED);
}

TEST_F(ProSanteConnect, TakingTheCardOutEndsItsSessions) {
  Card(policy::v1::CALLER_KIND_CPS, kGp);
  const auto session = WithCard()->session();
  ASSERT_TRUE(world_.Transact([](platform::Transaction& tx) -> core::Result<void> {
    platform::EndSessionsOf(tx.sql(), "card-1");
    return {};
  }));
  EXPECT_EQ(ReasonOf(UserInfo(session.access_token())), common::v1::REASON_SESSION_ENDED);
  EXPECT_EQ(ReasonOf(Refresh(session.refresh_token())), common::v1::REASON_SESSION_ENDED);
}

TEST_F(ProSanteConnect, SigningOutEndsOnesOwnSessionOnly) {
  Card(policy::v1::CALLER_KIND_CPS, kGp);
  const auto session = WithCard()->session();
  auto request = Begin<v1::SignOutRequest>();
  EXPECT_EQ(FieldOf(world_.Run(&SignOut, request)), "session_id") << "a card names it";
  request.set_session_id(session.id());
  Card(policy::v1::CALLER_KIND_CPS, kRegulator);
  EXPECT_EQ(ReasonOf(world_.Run(&SignOut, request)), common::v1::REASON_SESSION_ENDED);
  EXPECT_EQ(ReasonOf(UserInfo(session.access_token())), common::v1::REASON_SESSION_ENDED) << "somebody else's token";
  EXPECT_EQ(ReasonOf(Refresh(session.refresh_token())), common::v1::REASON_SESSION_ENDED);
  Card(policy::v1::CALLER_KIND_CPS, kGp);
  EXPECT_TRUE(UserInfo(session.access_token()));
  EXPECT_TRUE(world_.Run(&SignOut, request));
  EXPECT_EQ(ReasonOf(world_.Run(&SignOut, request)), common::v1::REASON_SESSION_ENDED);
  EXPECT_EQ(ReasonOf(UserInfo(session.access_token())), common::v1::REASON_SESSION_ENDED);
}

TEST_F(ProSanteConnect, TheEcpsSignsInOnceThePhoneApproved) {
  const auto started = Start();
  ASSERT_TRUE(started);
  EXPECT_EQ(started->expires_in(), 120U);
  EXPECT_EQ(started->interval(), 5U);
  EXPECT_EQ(started->binding_message().size(), 2U);
  EXPECT_EQ(ReasonOf(Poll(started->auth_req_id())), common::v1::REASON_SIGN_IN_PENDING);

  const auto phone = Phone("gp");
  ASSERT_EQ(phone.size(), 1U);
  EXPECT_EQ(phone[0].kind(), v1::MESSAGE_KIND_APPROVAL);
  EXPECT_EQ(phone[0].approval(), v1::APPROVAL_STATE_PENDING);
  EXPECT_EQ(phone[0].binding_message(), started->binding_message());
  ASSERT_TRUE(Answer<v1::ApproveRequest>("gp", &Approve));

  const auto signed_in = Poll(started->auth_req_id());
  ASSERT_TRUE(signed_in);
  EXPECT_EQ(signed_in->user_info().preferred_username(), kGp);
  EXPECT_EQ(signed_in->id_token().idp(), "ECPS");
  EXPECT_EQ(signed_in->id_token().nonce(), "n-2");
  ASSERT_EQ(issuer_.issued.size(), 1U);
  const pki::Identity& identity = issuer_.issued[0];
  EXPECT_EQ(identity.kind, policy::v1::CALLER_KIND_ECPS);
  EXPECT_EQ(identity.subject, kGp);
  EXPECT_EQ(identity.profession, "10");
  EXPECT_EQ(identity.speciality, "SM54");
  EXPECT_EQ(identity.structure, "11B0062049");
  EXPECT_EQ(identity.sector, "SA07");
  EXPECT_EQ(identity.sandbox.value(), "test-world");
  EXPECT_EQ(identity.credential, signed_in->session().id());
  EXPECT_EQ(signed_in->certificate_chain(), "chain for " + identity.credential);
  EXPECT_EQ(ReasonOf(Poll(started->auth_req_id())), common::v1::REASON_SIGN_IN_EXPIRED) << "collected once";

  Ecps(identity);
  EXPECT_TRUE(UserInfo(signed_in->session().access_token()));
  EXPECT_TRUE(world_.Run(&SignOut, Begin<v1::SignOutRequest>()));
  EXPECT_EQ(ReasonOf(UserInfo(signed_in->session().access_token())), common::v1::REASON_SESSION_ENDED);
}

TEST_F(ProSanteConnect, AnEcpsRequestLives120Seconds) {
  const auto in_time = Start();
  After(120s);
  EXPECT_EQ(ReasonOf(Poll(in_time->auth_req_id())), common::v1::REASON_SIGN_IN_PENDING);
  EXPECT_TRUE(Answer<v1::ApproveRequest>("gp", &Approve));
  EXPECT_TRUE(Poll(in_time->auth_req_id()));

  const auto late = Start();
  After(120s + 1us);
  EXPECT_EQ(ReasonOf(Poll(late->auth_req_id())), common::v1::REASON_SIGN_IN_EXPIRED);
  EXPECT_EQ(Phone("gp")[0].approval(), v1::APPROVAL_STATE_EXPIRED);
  const std::string message = Phone("gp")[0].id();
  EXPECT_EQ(ReasonOf(Answer<v1::ApproveRequest>("gp", &Approve, message)), common::v1::REASON_SIGN_IN_EXPIRED);
  EXPECT_EQ(ReasonOf(Answer<v1::ApproveRequest>("gp", &Approve)), common::v1::REASON_NOT_FOUND) << "nothing waits";
}

TEST_F(ProSanteConnect, ADeniedRequestIsDeniedForGood) {
  const auto started = Start();
  ASSERT_TRUE(Answer<v1::DenyRequest>("gp", &Deny));
  EXPECT_EQ(ReasonOf(Poll(started->auth_req_id())), common::v1::REASON_SIGN_IN_DENIED);
  const std::string message = Phone("gp")[0].id();
  EXPECT_EQ(ReasonOf(Answer<v1::ApproveRequest>("gp", &Approve, message)), common::v1::REASON_CONFLICT);
  EXPECT_EQ(ReasonOf(Poll(started->auth_req_id())), common::v1::REASON_SIGN_IN_DENIED);
}

TEST_F(ProSanteConnect, TheEcpsNeedsAHolderAPhoneAndAnExercise) {
  EXPECT_EQ(ReasonOf(Start("899700000047")), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(Start(kNurse)), common::v1::REASON_ECPS_ABSENT);
  EXPECT_EQ(ReasonOf(Start(kSecretary)), common::v1::REASON_ECPS_ABSENT);
  EXPECT_EQ(ReasonOf(Start(kRegulator)), common::v1::REASON_EXERCISE_NOT_FOUND);
  EXPECT_TRUE(Start(kRegulator, "99700000021-2"));
  EXPECT_EQ(ReasonOf(Poll("auth-unknown")), common::v1::REASON_NOT_FOUND);
  EXPECT_TRUE(Phone("nurse").empty());
}

TEST_F(ProSanteConnect, TheBindingMessageIsTwoDigits) {
  auto request = Begin<v1::StartEcpsSignInRequest>();
  request.set_ps_id_nat(kGp);
  request.set_csr(kGoodCsr);
  request.set_binding_message("7x");
  EXPECT_EQ(FieldOf(world_.Run(&StartEcpsSignIn, request)), "binding_message");
  request.set_binding_message("42");
  EXPECT_EQ(world_.Run(&StartEcpsSignIn, request)->binding_message(), "42");
  EXPECT_EQ(Phone("gp")[0].binding_message(), "42");
}

TEST_F(ProSanteConnect, ARequestThatCannotBeCertifiedOpensNoSession) {
  const auto started = Start(kGp, "", kBadCsr);
  ASSERT_TRUE(Answer<v1::ApproveRequest>("gp", &Approve));
  EXPECT_EQ(ReasonOf(Poll(started->auth_req_id())), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(Poll(started->auth_req_id())), common::v1::REASON_INVALID_ARGUMENT) << "nothing was spent";
}

}  // namespace
}  // namespace parcours::signin
