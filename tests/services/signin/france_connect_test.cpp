// FranceConnect: the steps, their refusals, what is passed on, and whom the national base knows by it.
#include <functional>

#include "core/matricule.h"
#include "parcours/ins/v1/ins.pb.h"
#include "services/ins/handlers/handlers.h"
#include "services/signin/rules/lifetimes.h"
#include "tests/services/signin/support.h"

namespace parcours::signin {
namespace {

using namespace std::chrono_literals;

class FranceConnect : public SigninWorld {
 protected:
  std::string Start(v1::AssuranceLevel level = v1::ASSURANCE_LEVEL_EIDAS1, const std::string& csr = kGoodCsr) {
    auto request = Begin<v1::StartSignInRequest>();
    request.set_level(level);
    request.set_csr(csr);
    const auto started = world_.Run(&StartSignIn, request);
    EXPECT_TRUE(started);
    return started ? started->sign_in_id() : "";
  }

  core::Result<v1::AuthenticateResponse> Type(const std::string& id, const std::string& provider,
                                              const std::string& identifier,
                                              const std::string& password = "Tilleul2025") {
    auto request = Begin<v1::AuthenticateRequest>();
    request.set_sign_in_id(id);
    request.set_provider(provider);
    request.set_identifier(identifier);
    request.set_password(password);
    return world_.Run(&Authenticate, request);
  }
  auto TypePaul(const std::string& id, const std::string& password = "Tilleul2025") {
    return Type(id, "impots", "9000000000017", password);
  }

  core::Result<v1::ConfirmSecondFactorResponse> Code(const std::string& id, const std::string& code) {
    auto request = Begin<v1::ConfirmSecondFactorRequest>();
    request.set_sign_in_id(id);
    request.set_code(code);
    return world_.Run(&ConfirmSecondFactor, request);
  }

  core::Result<v1::AcceptSharingResponse> Accept(const std::string& id) {
    auto request = Begin<v1::AcceptSharingRequest>();
    request.set_sign_in_id(id);
    return world_.Run(std::bind_front(&AcceptSharing, std::ref(issuer_)), request);
  }

  core::Result<v1::DenySharingResponse> Refuse(const std::string& id) {
    auto request = Begin<v1::DenySharingRequest>();
    request.set_sign_in_id(id);
    return world_.Run(&DenySharing, request);
  }
};

TEST_F(FranceConnect, ListsProvidersWithTheirHighestLevel) {
  auto request = Begin<v1::ListProvidersRequest>();
  const auto listed = world_.Run(&ListProviders, request);
  ASSERT_TRUE(listed);
  ASSERT_EQ(listed->providers_size(), 3);
  EXPECT_EQ(listed->providers(0).name(), "carte-identite");
  EXPECT_EQ(listed->providers(0).level(), v1::ASSURANCE_LEVEL_EIDAS3);
  EXPECT_EQ(listed->providers(2).name(), "impots");
  request.set_page_size(2);
  const auto first = world_.Run(&ListProviders, request);
  request.set_page_token(first->next_page_token());
  EXPECT_EQ(world_.Run(&ListProviders, request)->providers_size(), 1);
  request.set_page_token("x");
  EXPECT_EQ(ReasonOf(world_.Run(&ListProviders, request)), common::v1::REASON_PAGE_TOKEN_INVALID);
}

TEST_F(FranceConnect, PassesOnThePivotIdentityAndAPseudonymousCertificate) {
  const std::string id = Start();
  const auto typed = TypePaul(id);
  ASSERT_TRUE(typed);
  EXPECT_FALSE(typed->second_factor_required());
  const auto accepted = Accept(id);
  ASSERT_TRUE(accepted) << accepted.error().detail;
  const v1::PivotIdentity& identity = accepted->identity();
  EXPECT_EQ(identity.given_name(), "PAUL ANDRE");
  EXPECT_EQ(identity.given_name_array_size(), 2);
  EXPECT_EQ(identity.family_name(), "MARTEL");
  EXPECT_EQ(identity.birthdate(), "1961-06-12");
  EXPECT_EQ(identity.gender(), "male");
  EXPECT_EQ(identity.birthplace(), "18033");
  EXPECT_EQ(identity.birthcountry(), "99100");
  EXPECT_EQ(identity.acr(), "eidas1");
  EXPECT_EQ(identity.preferred_username(), "Martel");
  EXPECT_EQ(identity.sub().size(), 66U);
  ASSERT_EQ(issuer_.issued.size(), 1U);
  EXPECT_EQ(issuer_.issued[0].kind, policy::v1::CALLER_KIND_CITIZEN);
  EXPECT_TRUE(issuer_.issued[0].family_name.empty() && issuer_.issued[0].given_name.empty());
  EXPECT_EQ(issuer_.issued[0].subject.find("MARTEL"), std::string::npos);
  EXPECT_EQ(issuer_.issued[0].credential, accepted->session().id());
  EXPECT_EQ(ReasonOf(Accept(id)), common::v1::REASON_SIGN_IN_EXPIRED) << "passed on once";

  Citizen(issuer_.issued[0]);
  world_.via_service = "parcours.dmp.v1.DmpService";
  const auto identified = world_.Run(&IdentifyCitizen, v1::IdentifyCitizenRequest());
  ASSERT_TRUE(identified);
  EXPECT_EQ(identified->ins().matricule(), Find("paul").ins.matricule());
}

TEST_F(FranceConnect, TheSamePersonHasTheSameSubAndPseudonymTwice) {
  std::string sub;
  for (int i = 0; i < 2; ++i) {
    const std::string id = Start();
    ASSERT_TRUE(TypePaul(id));
    const auto accepted = Accept(id);
    ASSERT_TRUE(accepted);
    if (i == 1) {
      EXPECT_EQ(accepted->identity().sub(), sub);
    }
    sub = accepted->identity().sub();
  }
  EXPECT_EQ(issuer_.issued[0].subject, issuer_.issued[1].subject);
  EXPECT_NE(issuer_.issued[0].credential, issuer_.issued[1].credential);
}

TEST_F(FranceConnect, WrongPasswordsAreCountedAndTheFifthLocks) {
  for (const char* left : {"4", "3", "2", "1"}) {
    const auto refused = TypePaul(Start(), "tilleul2025");
    EXPECT_EQ(ReasonOf(refused), common::v1::REASON_PASSWORD_WRONG);
    EXPECT_EQ(TriesLeft(refused), left);
  }
  EXPECT_EQ(ReasonOf(TypePaul(Start(), "tilleul2025")), common::v1::REASON_ACCOUNT_LOCKED);
  EXPECT_EQ(ReasonOf(TypePaul(Start())), common::v1::REASON_ACCOUNT_LOCKED) << "even the right one";
  After(30min - 1us);
  EXPECT_EQ(ReasonOf(TypePaul(Start())), common::v1::REASON_ACCOUNT_LOCKED);
  After(1us);
  EXPECT_TRUE(TypePaul(Start()));
  EXPECT_EQ(TriesLeft(TypePaul(Start(), "wrong")), "4") << "a sign-in forgets what was before";
}

TEST_F(FranceConnect, AnUnknownIdentifierLooksLikeAWrongPassword) {
  EXPECT_EQ(ReasonOf(Type(Start(), "impots", "nobody")), common::v1::REASON_PASSWORD_WRONG);
  EXPECT_EQ(ReasonOf(Type(Start(), "nowhere", "9000000000017")), common::v1::REASON_NOT_FOUND);
}

TEST_F(FranceConnect, AnAccountBelowTheLevelIsRefused) {
  EXPECT_EQ(ReasonOf(TypePaul(Start(v1::ASSURANCE_LEVEL_EIDAS2))), common::v1::REASON_LEVEL_TOO_LOW);
  EXPECT_EQ(ReasonOf(Type(Start(v1::ASSURANCE_LEVEL_EIDAS3), "identite-numerique", "paul@exemple.invalid")),
            common::v1::REASON_LEVEL_TOO_LOW);
  EXPECT_EQ(ReasonOf(TypePaul(Start(v1::ASSURANCE_LEVEL_EIDAS2), "wrong")), common::v1::REASON_PASSWORD_WRONG)
      << "the level of an account is told to its holder only";
}

TEST_F(FranceConnect, ASecondFactorGoesToThePhone) {
  const std::string id = Start(v1::ASSURANCE_LEVEL_EIDAS2);
  const auto typed = Type(id, "identite-numerique", "paul@exemple.invalid");
  ASSERT_TRUE(typed);
  EXPECT_TRUE(typed->second_factor_required());
  EXPECT_EQ(typed->code_sent_to(), "••• 34");
  EXPECT_EQ(ReasonOf(Accept(id)), common::v1::REASON_CONFLICT) << "not before the code";
  const std::string code = LatestCode("paul");
  EXPECT_EQ(TriesLeft(Code(id, code + "0")), "4");
  EXPECT_TRUE(Code(id, code));
  EXPECT_EQ(ReasonOf(Code(id, code)), common::v1::REASON_CONFLICT) << "once";
  const auto accepted = Accept(id);
  ASSERT_TRUE(accepted);
  EXPECT_EQ(accepted->identity().acr(), "eidas2");
}

TEST_F(FranceConnect, ACodeLivesTenMinutes) {
  const std::string id = Start();
  ASSERT_TRUE(Type(id, "identite-numerique", "paul@exemple.invalid"));
  const std::string code = LatestCode("paul");
  After(kOneTimeCode + 1us);
  EXPECT_EQ(ReasonOf(Code(id, code)), common::v1::REASON_CODE_EXPIRED);
}

TEST_F(FranceConnect, GuessingCodesLocksTheAccountHoweverOftenThePasswordIsTyped) {
  for (int i = 0; i < 4; ++i) {
    const std::string id = Start();
    ASSERT_TRUE(Type(id, "identite-numerique", "paul@exemple.invalid")) << i;
    EXPECT_EQ(ReasonOf(Code(id, "x")), common::v1::REASON_CODE_WRONG) << i;
  }
  const std::string id = Start();
  ASSERT_TRUE(Type(id, "identite-numerique", "paul@exemple.invalid"));
  EXPECT_EQ(ReasonOf(Code(id, "x")), common::v1::REASON_ACCOUNT_LOCKED);
  EXPECT_EQ(ReasonOf(Code(id, LatestCode("paul"))), common::v1::REASON_ACCOUNT_LOCKED);
}

TEST_F(FranceConnect, DenyingPassesNothingOn) {
  const std::string id = Start();
  ASSERT_TRUE(TypePaul(id));
  EXPECT_TRUE(Refuse(id));
  EXPECT_EQ(ReasonOf(Accept(id)), common::v1::REASON_SIGN_IN_DENIED);
  EXPECT_EQ(ReasonOf(Refuse(id)), common::v1::REASON_SIGN_IN_DENIED);
  EXPECT_TRUE(issuer_.issued.empty());
}

TEST_F(FranceConnect, StepsHaveTheirOrder) {
  const std::string id = Start();
  EXPECT_EQ(ReasonOf(Accept(id)), common::v1::REASON_CONFLICT);
  EXPECT_EQ(ReasonOf(Code(id, "1")), common::v1::REASON_CONFLICT);
  ASSERT_TRUE(TypePaul(id));
  EXPECT_EQ(ReasonOf(TypePaul(id)), common::v1::REASON_CONFLICT);
  EXPECT_EQ(ReasonOf(Accept("fc-unknown")), common::v1::REASON_NOT_FOUND);
}

TEST_F(FranceConnect, ASignInLastsHalfAnHourAndTenMinutesAboveTheLowLevel) {
  const std::string low = Start();
  const std::string high = Start(v1::ASSURANCE_LEVEL_EIDAS2);
  After(600s);
  EXPECT_TRUE(Type(high, "identite-numerique", "paul@exemple.invalid"));
  After(1us);
  EXPECT_EQ(ReasonOf(Code(high, LatestCode("paul"))), common::v1::REASON_SIGN_IN_EXPIRED);
  After(1200s - 1us);
  EXPECT_TRUE(TypePaul(low));
  After(1us);
  EXPECT_EQ(ReasonOf(Accept(low)), common::v1::REASON_SIGN_IN_EXPIRED);
}

TEST_F(FranceConnect, AccentsApostrophesAndParticlesMatchTheRegister) {
  const std::string id = Start();
  ASSERT_TRUE(Type(id, "impots", "9000000000025"));
  const auto accepted = Accept(id);
  ASSERT_TRUE(accepted) << accepted.error().detail;
  EXPECT_EQ(accepted->identity().family_name(), "Chap’elle de Lérenne");
  EXPECT_EQ(accepted->identity().given_name(), "Énora Marie-Noël");
  EXPECT_EQ(accepted->identity().birthplace(), "") << "born abroad";
  EXPECT_EQ(accepted->identity().birthcountry(), "99109");
  EXPECT_EQ(issuer_.issued[0].subject, Find("enora").subject);
}

TEST_F(FranceConnect, AnIdentityThatTheRegisterDoesNotKnowIsRefused) {
  const std::string id = Start(v1::ASSURANCE_LEVEL_EIDAS3);
  ASSERT_TRUE(Type(id, "carte-identite", "paul"));
  EXPECT_EQ(ReasonOf(Accept(id)), common::v1::REASON_IDENTITY_MISMATCH) << "Martel-Roy is not the birth name";
  EXPECT_TRUE(issuer_.issued.empty());
}

TEST_F(FranceConnect, ASilentRegisterIsNoMismatch) {
  world_.Answer<ins::v1::ResolvePersonRequest, ins::v1::ResolvePersonResponse>(
      "parcours.ins.v1.InsService/ResolvePerson", [](const auto&) -> core::Result<ins::v1::ResolvePersonResponse> {
        return core::Refuse(common::v1::REASON_SERVICE_UNAVAILABLE);
      });
  const std::string id = Start();
  ASSERT_TRUE(TypePaul(id));
  EXPECT_EQ(ReasonOf(Accept(id)), common::v1::REASON_SERVICE_UNAVAILABLE);
}

TEST_F(FranceConnect, ANewMatriculeLeadsToTheSamePerson) {
  Operator();
  ins::v1::AmendCivilStatusRequest amend;
  amend.set_request_id("request-1");
  amend.set_sandbox_id("test-world");
  *amend.mutable_ins() = Find("paul").ins;
  *amend.mutable_new_ins() = core::MakeTestIns(Find("paul").traits, 500);
  ASSERT_TRUE(world_.Run(&ins::AmendCivilStatus, amend));
  Anonymous();
  const std::string id = Start();
  ASSERT_TRUE(TypePaul(id));
  ASSERT_TRUE(Accept(id));
  EXPECT_EQ(issuer_.issued[0].subject, Find("paul").subject);
  Citizen(issuer_.issued[0]);
  const auto identified = world_.Run(&IdentifyCitizen, v1::IdentifyCitizenRequest());
  ASSERT_TRUE(identified);
  EXPECT_EQ(identified->ins().matricule(), amend.new_ins().matricule()) << "the number of today";
}

TEST_F(FranceConnect, ARequestThatCannotBeCertifiedSpendsNothing) {
  const std::string id = Start(v1::ASSURANCE_LEVEL_EIDAS1, kBadCsr);
  ASSERT_TRUE(TypePaul(id));
  EXPECT_EQ(ReasonOf(Accept(id)), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(Accept(id)), common::v1::REASON_INVALID_ARGUMENT);
}

}  // namespace
}  // namespace parcours::signin
