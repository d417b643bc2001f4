// The account of Mon espace santé: first activation, sign-in with a code, lost codes and passwords.
#include <functional>

#include "core/matricule.h"
#include "services/platform/sandbox/credentials.h"
#include "services/platform/sandbox/sessions.h"
#include "services/signin/rules/lifetimes.h"
#include "tests/services/signin/support.h"

namespace parcours::signin {
namespace {

using namespace std::chrono_literals;

class CitizenAccount : public SigninWorld {
 protected:
  core::Result<v1::ActivateAccountResponse> Activate(const std::string& code, const std::string& serial = "00000000025",
                                                     const std::string& handle = "enora") {
    auto request = Begin<v1::ActivateAccountRequest>();
    request.set_provisional_code(code);
    request.set_matricule(Find(handle).ins.matricule());
    request.set_key(Find(handle).ins.key());
    request.set_vitale_serial(serial);
    return world_.Run(&ActivateAccount, request);
  }

  v1::SetCredentialsRequest Credentials(const std::string& activation_id) {
    auto request = Begin<v1::SetCredentialsRequest>();
    request.set_activation_id(activation_id);
    request.set_identifier("enora.lerenne");
    request.set_password(kPassword);
    request.set_email("enora@exemple.invalid");
    return request;
  }

  core::Result<v1::SignInResponse> Type(const std::string& password = kPassword,
                                        const std::string& identifier = "paul.martel",
                                        v1::CodeChannel channel = v1::CODE_CHANNEL_UNSPECIFIED) {
    Anonymous();
    auto request = Begin<v1::SignInRequest>();
    request.set_identifier(identifier);
    request.set_password(password);
    request.set_channel(channel);
    return world_.Run(&SignIn, request);
  }

  core::Result<v1::ConfirmCodeResponse> Confirm(const std::string& id, const std::string& code,
                                                const std::string& csr = kGoodCsr) {
    Anonymous();
    auto request = Begin<v1::ConfirmCodeRequest>();
    request.set_sign_in_id(id);
    request.set_code(code);
    request.set_csr(csr);
    return world_.Run(std::bind_front(&ConfirmCode, std::ref(issuer_)), request);
  }

  core::Result<v1::ResendCodeResponse> Resend(const std::string& id, v1::CodeChannel channel) {
    auto request = Begin<v1::ResendCodeRequest>();
    request.set_sign_in_id(id);
    request.set_channel(channel);
    return world_.Run(&ResendCode, request);
  }

  // Paul, signed in.
  void SignInPaul() {
    const auto typed = Type();
    ASSERT_TRUE(typed);
    ASSERT_TRUE(Confirm(typed->sign_in_id(), LatestCode("paul")));
    Citizen(issuer_.issued.back());
  }

  core::Result<v1::RequestNewProvisionalCodeResponse> AskForLetter(const std::string& handle) {
    auto request = Begin<v1::RequestNewProvisionalCodeRequest>();
    request.set_matricule(Find(handle).ins.matricule());
    request.set_key(Find(handle).ins.key());
    return world_.Run(&RequestNewProvisionalCode, request);
  }

  std::string AskForReset(const std::string& identifier) {
    auto request = Begin<v1::RequestPasswordResetRequest>();
    request.set_identifier(identifier);
    const auto asked = world_.Run(&RequestPasswordReset, request);
    EXPECT_TRUE(asked);
    return asked ? asked->reset_id() : "";
  }

  core::Result<v1::ResetPasswordResponse> Reset(const std::string& id, const std::string& code,
                                                const std::string& password = "Magnolia2025") {
    auto request = Begin<v1::ResetPasswordRequest>();
    request.set_reset_id(id);
    request.set_code(code);
    request.set_new_password(password);
    return world_.Run(&ResetPassword, request);
  }

  core::Result<v1::ChangePasswordResponse> Change(const std::string& from, const std::string& to) {
    auto request = Begin<v1::ChangePasswordRequest>();
    request.set_password(from);
    request.set_new_password(to);
    return world_.Run(&ChangePassword, request);
  }
};

TEST_F(CitizenAccount, TheLetterAndTheCarteVitaleOpenTheAccount) {
  const auto letters = Phone("enora");
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters[0].channel(), v1::MESSAGE_CHANNEL_LETTER);
  EXPECT_EQ(letters[0].code(), "424242");
  const auto activated = Activate("424242");
  ASSERT_TRUE(activated);
  ASSERT_TRUE(world_.Run(&SetCredentials, Credentials(activated->activation_id())));
  EXPECT_EQ(Phone("enora")[0].kind(), v1::MESSAGE_KIND_NOTIFICATION);

  const auto typed = Type(kPassword, "enora.lerenne");
  ASSERT_TRUE(typed);
  EXPECT_EQ(typed->code_sent_to(), "e•••@exemple.invalid");
  const auto confirmed = Confirm(typed->sign_in_id(), LatestCode("enora"));
  ASSERT_TRUE(confirmed);
  EXPECT_EQ(issuer_.issued[0].subject, Find("enora").subject);
  EXPECT_EQ(confirmed->certificate_chain(), "chain for " + confirmed->session().id());
}

TEST_F(CitizenAccount, AProvisionalCodeServesOnce) {
  const auto activated = Activate("424242");
  ASSERT_TRUE(activated);
  EXPECT_EQ(ReasonOf(Activate("424242")), common::v1::REASON_CODE_EXPIRED);
  ASSERT_TRUE(world_.Run(&SetCredentials, Credentials(activated->activation_id())));
  EXPECT_EQ(ReasonOf(Activate("424242")), common::v1::REASON_ACCOUNT_ALREADY_ACTIVE);
  EXPECT_EQ(ReasonOf(world_.Run(&SetCredentials, Credentials(activated->activation_id()))),
            common::v1::REASON_SIGN_IN_EXPIRED);
}

TEST_F(CitizenAccount, AProvisionalCodeLivesSixWeeks) {
  After(kProvisionalCode + 1us);
  EXPECT_EQ(ReasonOf(Activate("424242")), common::v1::REASON_CODE_EXPIRED);
  After(-1us);
  EXPECT_TRUE(Activate("424242"));
}

TEST_F(CitizenAccount, WrongCodesAndCardsAreCountedUntilAnotherLetterCounts) {
  EXPECT_EQ(TriesLeft(Activate("424243")), "4");
  const auto wrong_card = Activate("424242", "00000000017");
  EXPECT_EQ(ReasonOf(wrong_card), common::v1::REASON_IDENTITY_MISMATCH);
  EXPECT_EQ(TriesLeft(wrong_card), "3");
  EXPECT_EQ(TriesLeft(Activate("1")), "2");
  EXPECT_EQ(TriesLeft(Activate("2")), "1");
  EXPECT_EQ(ReasonOf(Activate("3")), common::v1::REASON_ACCOUNT_LOCKED);
  After(kLocked * 10);
  EXPECT_EQ(ReasonOf(Activate("424242")), common::v1::REASON_ACCOUNT_LOCKED) << "time does not help";
  ASSERT_TRUE(AskForLetter("enora"));
  EXPECT_EQ(ReasonOf(Activate("424242")), common::v1::REASON_CODE_WRONG) << "the old letter no longer counts";
  EXPECT_TRUE(Activate(LatestCode("enora")));
}

TEST_F(CitizenAccount, OnlyWhoeverHasASpaceActivatesOne) {
  EXPECT_EQ(ReasonOf(Activate("424242", "00000000025", "ana")), common::v1::REASON_IDENTITY_MISMATCH);
  EXPECT_EQ(ReasonOf(AskForLetter("ana")), common::v1::REASON_IDENTITY_MISMATCH);
  EXPECT_EQ(ReasonOf(Activate("424242", "00000000017", "paul")), common::v1::REASON_ACCOUNT_ALREADY_ACTIVE);
  EXPECT_EQ(ReasonOf(AskForLetter("paul")), common::v1::REASON_ACCOUNT_ALREADY_ACTIVE);
  auto request = Begin<v1::ActivateAccountRequest>();
  request.set_provisional_code("424242");
  request.set_matricule(Find("enora").ins.matricule());
  request.set_key(Find("enora").ins.key() == "01" ? "02" : "01");
  request.set_vitale_serial("00000000025");
  EXPECT_EQ(ReasonOf(world_.Run(&ActivateAccount, request)), common::v1::REASON_KEY_WRONG);
}

TEST_F(CitizenAccount, CredentialsHaveTheirRules) {
  const auto id = Activate("424242")->activation_id();
  auto request = Credentials(id);
  request.set_identifier("enora.l");
  EXPECT_EQ(FieldOf(world_.Run(&SetCredentials, request)), "identifier");
  request = Credentials(id);
  request.set_identifier("paul.martel");
  EXPECT_EQ(ReasonOf(world_.Run(&SetCredentials, request)), common::v1::REASON_ALREADY_EXISTS);
  for (const char* weak : {"Abcdef12", "abcdefg12", "ABCDEFG12", "Abcdefghi"}) {
    request = Credentials(id);
    request.set_password(weak);
    EXPECT_EQ(ReasonOf(world_.Run(&SetCredentials, request)), common::v1::REASON_PASSWORD_TOO_WEAK) << weak;
  }
  request = Credentials(id);
  request.clear_email();
  EXPECT_EQ(FieldOf(world_.Run(&SetCredentials, request)), "email");
  request = Credentials("act-unknown");
  EXPECT_EQ(ReasonOf(world_.Run(&SetCredentials, request)), common::v1::REASON_NOT_FOUND);
  After(kAccountStep + 1us);
  EXPECT_EQ(ReasonOf(world_.Run(&SetCredentials, Credentials(id))), common::v1::REASON_SIGN_IN_EXPIRED);
  After(-1us);
  EXPECT_TRUE(world_.Run(&SetCredentials, Credentials(id)));
}

TEST_F(CitizenAccount, APasswordIsNotKeptInClear) {
  EXPECT_EQ(Find("paul").password_hash.find(kPassword), std::string::npos);
  EXPECT_TRUE(Type());
}

TEST_F(CitizenAccount, WrongPasswordsLockAndARightOneDoesNotForgetThem) {
  for (const char* left : {"4", "3", "2", "1"}) EXPECT_EQ(TriesLeft(Type("cerisier2025")), left);
  const auto typed = Type();
  ASSERT_TRUE(typed);
  EXPECT_EQ(ReasonOf(Confirm(typed->sign_in_id(), "x")), common::v1::REASON_ACCOUNT_LOCKED) << "the fifth in a row";
  EXPECT_EQ(ReasonOf(Type()), common::v1::REASON_ACCOUNT_LOCKED);
  After(kLocked);
  SignInPaul();
  EXPECT_EQ(TriesLeft(Type("x")), "4");
}

TEST_F(CitizenAccount, NobodyLearnsWhichIdentifiersExist) {
  EXPECT_EQ(ReasonOf(Type(kPassword, "nobody.here")), common::v1::REASON_PASSWORD_WRONG);
  const std::string id = AskForReset("nobody.here");
  EXPECT_FALSE(id.empty());
  EXPECT_EQ(ReasonOf(Reset(id, "123456")), common::v1::REASON_CODE_WRONG);
}

TEST_F(CitizenAccount, TheCodeGoesWhereOneAsks) {
  auto typed = Type();
  EXPECT_EQ(Phone("paul")[0].channel(), v1::MESSAGE_CHANNEL_SMS);
  typed = Type(kPassword, "paul.martel", v1::CODE_CHANNEL_EMAIL);
  EXPECT_EQ(typed->code_sent_to(), "p•••@exemple.invalid");
  EXPECT_EQ(Phone("paul")[0].channel(), v1::MESSAGE_CHANNEL_EMAIL);
  const auto id = Activate("424242")->activation_id();
  ASSERT_TRUE(world_.Run(&SetCredentials, Credentials(id)));
  EXPECT_EQ(FieldOf(Type(kPassword, "enora.lerenne", v1::CODE_CHANNEL_MOBILE)), "channel");
}

TEST_F(CitizenAccount, ACodeStandsInItsOwnFieldOnly) {
  ASSERT_TRUE(Type());
  const v1::Message message = Phone("paul")[0];
  ASSERT_EQ(message.code().size(), 6U);
  EXPECT_EQ(message.text().fr().find(message.code()), std::string::npos);
  EXPECT_EQ(message.title().fr().find(message.code()), std::string::npos);
}

TEST_F(CitizenAccount, AOneTimeCodeServesOnceWithinTenMinutes) {
  const auto typed = Type();
  const std::string code = LatestCode("paul");
  After(kOneTimeCode + 1us);
  EXPECT_EQ(ReasonOf(Confirm(typed->sign_in_id(), code)), common::v1::REASON_CODE_EXPIRED);
  After(-1us);
  EXPECT_TRUE(Confirm(typed->sign_in_id(), code));
  EXPECT_EQ(ReasonOf(Confirm(typed->sign_in_id(), code)), common::v1::REASON_SIGN_IN_EXPIRED);
  EXPECT_EQ(ReasonOf(Confirm("mes-unknown", code)), common::v1::REASON_NOT_FOUND);
}

TEST_F(CitizenAccount, AnotherCodeReplacesTheOneBeforeAndKeepsTheCount) {
  const auto typed = Type();
  const std::string first = LatestCode("paul");
  EXPECT_EQ(TriesLeft(Confirm(typed->sign_in_id(), "x")), "4");
  After(kOneTimeCode);
  ASSERT_TRUE(Resend(typed->sign_in_id(), v1::CODE_CHANNEL_EMAIL));
  const std::string second = LatestCode("paul");
  ASSERT_NE(first, second);
  EXPECT_EQ(TriesLeft(Confirm(typed->sign_in_id(), first)), "3");
  After(1us);
  EXPECT_TRUE(Confirm(typed->sign_in_id(), second));
  EXPECT_EQ(ReasonOf(Resend(typed->sign_in_id(), v1::CODE_CHANNEL_EMAIL)), common::v1::REASON_SIGN_IN_EXPIRED);
}

TEST_F(CitizenAccount, ARequestThatCannotBeCertifiedSpendsNoCode) {
  const auto typed = Type();
  const std::string code = LatestCode("paul");
  EXPECT_EQ(ReasonOf(Confirm(typed->sign_in_id(), code, kBadCsr)), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_TRUE(Confirm(typed->sign_in_id(), code));
}

TEST_F(CitizenAccount, AForgottenPasswordIsReplacedByMailAndUnlocks) {
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(Type("wrong"));
  EXPECT_EQ(ReasonOf(Type()), common::v1::REASON_ACCOUNT_LOCKED);
  const std::string id = AskForReset("paul.martel");
  EXPECT_EQ(Phone("paul")[0].channel(), v1::MESSAGE_CHANNEL_EMAIL);
  const std::string code = LatestCode("paul");
  EXPECT_EQ(ReasonOf(Reset(id, code, "weak")), common::v1::REASON_PASSWORD_TOO_WEAK);
  EXPECT_EQ(TriesLeft(Reset(id, "x")), "4");
  EXPECT_TRUE(Reset(id, code));
  EXPECT_EQ(ReasonOf(Reset(id, code)), common::v1::REASON_CODE_EXPIRED) << "once";
  EXPECT_TRUE(Type("Magnolia2025"));
  EXPECT_EQ(ReasonOf(Type()), common::v1::REASON_PASSWORD_WRONG) << "the old one";
}

TEST_F(CitizenAccount, FiveWrongCodesEndAReset) {
  const std::string id = AskForReset("paul.martel");
  const std::string code = LatestCode("paul");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(ReasonOf(Reset(id, "x")), common::v1::REASON_CODE_WRONG) << i;
  EXPECT_EQ(ReasonOf(Reset(id, code)), common::v1::REASON_CODE_EXPIRED);
  EXPECT_TRUE(Type()) << "whoever only knows the identifier cannot lock the account";
  const std::string late = AskForReset("paul.martel");
  After(kOneTimeCode + 1us);
  EXPECT_EQ(ReasonOf(Reset(late, LatestCode("paul"))), common::v1::REASON_CODE_EXPIRED);
  EXPECT_EQ(ReasonOf(Reset("reset-unknown", "1")), common::v1::REASON_CODE_EXPIRED);
}

TEST_F(CitizenAccount, ThePasswordIsChangedByWhoeverKnowsIt) {
  SignInPaul();
  EXPECT_EQ(TriesLeft(Change("wrong", "Magnolia2025")), "4");
  EXPECT_EQ(ReasonOf(Change(kPassword, "magnolia")), common::v1::REASON_PASSWORD_TOO_WEAK);
  EXPECT_TRUE(Change(kPassword, "Magnolia2025"));
  EXPECT_TRUE(Type("Magnolia2025"));
  EXPECT_EQ(ReasonOf(Type()), common::v1::REASON_PASSWORD_WRONG);
}

TEST_F(CitizenAccount, WithoutAccountThereIsNoPasswordToChange) {
  pki::Identity enora;
  enora.subject = Find("enora").subject;
  Citizen(enora);
  EXPECT_EQ(ReasonOf(Change(kPassword, "Magnolia2025")), common::v1::REASON_NOT_FOUND);
  const auto account = world_.Run(&GetAccount, v1::GetAccountRequest());
  ASSERT_TRUE(account);
  EXPECT_FALSE(account->active());
}

TEST_F(CitizenAccount, ShowsTheAccountToItsHolder) {
  SignInPaul();
  const auto account = world_.Run(&GetAccount, v1::GetAccountRequest());
  ASSERT_TRUE(account);
  EXPECT_TRUE(account->active());
  EXPECT_EQ(account->identifier(), "paul.martel");
  EXPECT_EQ(account->ins().matricule(), Find("paul").ins.matricule());
  pki::Identity nobody;
  nobody.subject = "cit-nobody";
  Citizen(nobody);
  EXPECT_EQ(ReasonOf(world_.Run(&GetAccount, v1::GetAccountRequest())), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(world_.Run(&IdentifyCitizen, v1::IdentifyCitizenRequest())), common::v1::REASON_NOT_FOUND);
}

TEST_F(CitizenAccount, ASessionIsTheSandboxsAndSigningOutEndsIt) {
  SignInPaul();
  const std::string id = world_.caller.credential;
  const auto state = [&](core::Time now) {
    core::Result<void> checked;
    EXPECT_TRUE(world_.Transact([&](platform::Transaction& tx) -> core::Result<void> {
      checked = platform::CheckCredential(platform::FindCredential(tx.sql(), id).value(), now);
      return {};
    }));
    return ReasonOf(checked);
  };
  EXPECT_EQ(state(world_.now + 30min), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(state(world_.now + 30min + 1us), common::v1::REASON_SESSION_ENDED) << "idle";
  EXPECT_TRUE(world_.Run(&SignOutCitizen, Begin<v1::SignOutCitizenRequest>()));
  EXPECT_EQ(state(world_.now), common::v1::REASON_SESSION_ENDED);
  EXPECT_EQ(ReasonOf(world_.Run(&SignOutCitizen, Begin<v1::SignOutCitizenRequest>())),
            common::v1::REASON_SESSION_ENDED);
}

}  // namespace
}  // namespace parcours::signin
