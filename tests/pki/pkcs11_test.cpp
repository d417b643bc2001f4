#include "pki/pkcs11.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "pki/pkcs11_session.h"
#include "tests/pki/echo_server.h"

namespace parcours::pki {
namespace {

using testing::kNow;

core::Secret Pin(std::string_view digits) {
  return core::Secret(digits);
}

// SoftHSM2 with two tokens in a temporary folder; one for all tests of a process, for a module is initialised once.
class Pkcs11Test : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<testing::TemporaryFolder>();
    const std::string tokens = folder_->Path("tokens");
    std::filesystem::create_directory(tokens);
    const std::string conf =
        folder_->Write("softhsm2.conf", "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
    ::setenv("SOFTHSM2_CONF", conf.c_str(), 1);
    UseTokenModule(DefaultPkcs11Module().string());
    for (const char* label : {"cps-martin", "cps-autre"}) {
      const auto made = testing::Run(std::string("softhsm2-util --init-token --free --label ") + label +
                                     " --pin 1234 --so-pin 12345678");
      ASSERT_EQ(made.exit, 0) << made.output;
    }
    module_ = Pkcs11Module::Open().value();
  }
  static void TearDownTestSuite() {
    module_.reset();
    folder_.reset();
  }

  // A card in the token, under a label of its own; gives its URI.
  static std::string MakeCard(const Authority& authority, const std::string& label) {
    const std::string uri = "pkcs11:token=cps-martin;object=" + label;
    const auto key = module_->GenerateKey(uri, Pin("1234"));
    EXPECT_TRUE(key) << key.error().detail;
    const auto chain =
        authority.CertifyKey(key.value(), testing::Doctor(), Usage::kAuthentication, testing::EchoServer::kAlways);
    EXPECT_TRUE(chain);
    const auto stored = module_->StoreCertificate(uri, Pin("1234"), chain.value());
    EXPECT_TRUE(stored) << stored.error().detail;
    return uri;
  }

  template <class T>
  static common::v1::Reason ReasonOf(const core::Result<T>& result) {
    return result ? common::v1::REASON_UNSPECIFIED : result.error().reason;
  }

  static std::unique_ptr<testing::TemporaryFolder> folder_;
  static std::unique_ptr<Pkcs11Module> module_;
};
std::unique_ptr<testing::TemporaryFolder> Pkcs11Test::folder_;
std::unique_ptr<Pkcs11Module> Pkcs11Test::module_;

TEST_F(Pkcs11Test, VerifiesThePin) {
  EXPECT_TRUE(module_->VerifyPin("pkcs11:token=cps-martin", Pin("1234")));
  for (const char* wrong : {"1235", "", "12345", "9999"}) {
    EXPECT_EQ(ReasonOf(module_->VerifyPin("pkcs11:token=cps-martin", Pin(wrong))), common::v1::REASON_CARD_PIN_WRONG)
        << wrong;
  }
  EXPECT_TRUE(module_->VerifyPin("pkcs11:token=cps-martin", Pin("1234")));
}

TEST_F(Pkcs11Test, SaysWhichTokenIsMeant) {
  EXPECT_EQ(ReasonOf(module_->VerifyPin("pkcs11:token=nobody", Pin("1234"))), common::v1::REASON_CARD_ABSENT);
  EXPECT_EQ(ReasonOf(module_->VerifyPin("pkcs11:", Pin("1234"))), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(module_->VerifyPin("file:///card", Pin("1234"))), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(module_->GenerateKey("pkcs11:token=cps-martin", Pin("1234"))),
            common::v1::REASON_INVALID_ARGUMENT);
}

TEST_F(Pkcs11Test, RefusesAWrongPinEverywhereAndChangesNothing) {
  const std::string uri = "pkcs11:token=cps-autre;object=clef";
  EXPECT_EQ(ReasonOf(module_->GenerateKey(uri, Pin("0000"))), common::v1::REASON_CARD_PIN_WRONG);
  ASSERT_TRUE(module_->GenerateKey(uri, Pin("1234")));  // was not made by the wrong one
  EXPECT_EQ(ReasonOf(module_->GenerateKey(uri, Pin("1234"))), common::v1::REASON_ALREADY_EXISTS);
  const Authority authority = Authority::Create(kNow);
  const auto chain = authority.Issue(testing::Doctor(), Usage::kAuthentication, testing::kYear)->certificate_chain;
  EXPECT_EQ(ReasonOf(module_->StoreCertificate(uri, Pin("0000"), chain)), common::v1::REASON_CARD_PIN_WRONG);
  EXPECT_EQ(ReasonOf(module_->StoreCertificate(uri, Pin("1234"), "garbage")), common::v1::REASON_FILE_MALFORMED);
  EXPECT_EQ(ReasonOf(module_->StoreCertificate("pkcs11:token=cps-autre;object=autre", Pin("1234"), chain)),
            common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(module_->FindCertificate(uri)), common::v1::REASON_NOT_FOUND);
}

TEST_F(Pkcs11Test, FindsTheChainWithoutPinAndReplacesIt) {
  const Authority authority = Authority::Create(kNow);
  const std::string uri = MakeCard(authority, "renouvelee");
  const auto chain = module_->FindCertificate(uri);
  ASSERT_TRUE(chain) << chain.error().detail;
  const auto peer = VerifyChain(*chain, authority.RootPem(), kNow, Purpose::kClient);
  ASSERT_TRUE(peer) << peer.error().detail;
  EXPECT_EQ(peer->identity, testing::Doctor());

  const auto renewed = authority.Issue(testing::Student(), Usage::kAuthentication, testing::kYear)->certificate_chain;
  ASSERT_TRUE(module_->StoreCertificate(uri, Pin("1234"), renewed));
  EXPECT_EQ(module_->FindCertificate(uri).value(), renewed);
}

TEST_F(Pkcs11Test, SignsAHandshakeInsideTheToken) {
  testing::EchoServer server;
  const std::string uri = MakeCard(server.authority(), "authentification");
  const std::string chain = module_->FindCertificate(uri).value();
  ASSERT_TRUE(module_->VerifyPin(uri, Pin("1234")));
  const TlsCredential card{.certificate_chain = chain, .private_key = TokenPrivateKey(uri, Pin("1234"))};
  const auto answer = testing::Call(server.address(), ClientCredentials(card, server.authority().RootPem()));
  ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
  EXPECT_EQ(answer.peer_chain, chain);

  // The key never left: the token refuses to give it, and says so of itself.
  const auto shown = testing::Run("pkcs11-tool --module " + DefaultPkcs11Module().string() +
                                  " --token-label cps-martin --login --pin 1234 --list-objects --type privkey");
  EXPECT_THAT(shown.output, ::testing::HasSubstr("never extractable"));
}

TEST_F(Pkcs11Test, RefusesAWrongPinAfterTheTokenWasUnlockedByTlsAndLeavesTlsItsKey) {
  testing::EchoServer server;
  const std::string uri = MakeCard(server.authority(), "deverrouillee");
  const TlsCredential card{.certificate_chain = module_->FindCertificate(uri).value(),
                           .private_key = TokenPrivateKey(uri, Pin("1234"))};
  const auto credentials = ClientCredentials(card, server.authority().RootPem());
  ASSERT_TRUE(testing::Call(server.address(), credentials).status.ok());
  for (const char* wrong : {"4321", "", "12345"}) {
    EXPECT_EQ(ReasonOf(module_->VerifyPin(uri, Pin(wrong))), common::v1::REASON_CARD_PIN_WRONG) << wrong;
  }
  EXPECT_EQ(ReasonOf(module_->GenerateKey(uri + "-2", Pin("4321"))), common::v1::REASON_CARD_PIN_WRONG);
  EXPECT_TRUE(module_->VerifyPin(uri, Pin("1234")));
  EXPECT_TRUE(testing::Call(server.address(), credentials).status.ok());
  const auto made_after = ClientCredentials(card, server.authority().RootPem());
  EXPECT_TRUE(testing::Call(server.address(), made_after).status.ok());
  EXPECT_TRUE(module_->GenerateKey(uri + "-2", Pin("1234")));
}

// A module of which a test decides the answers.
struct FakeToken {
  static inline CK_RV log_in = CKR_OK;
  static inline CK_RV set_pin = CKR_OK;
  static inline std::string calls;

  static CK_FUNCTION_LIST Functions() {
    calls.clear();
    CK_FUNCTION_LIST functions{};
    functions.C_OpenSession = [](CK_SLOT_ID, CK_FLAGS, void*, CK_NOTIFY, CK_SESSION_HANDLE*) -> CK_RV {
      return CKR_OK;
    };
    functions.C_CloseSession = [](CK_SESSION_HANDLE) -> CK_RV { return CKR_OK; };
    functions.C_Login = [](CK_SESSION_HANDLE, CK_USER_TYPE, unsigned char*, CK_ULONG) -> CK_RV {
      calls += "in ";
      return std::exchange(log_in, CKR_OK);
    };
    functions.C_Logout = [](CK_SESSION_HANDLE) -> CK_RV {
      calls += "out ";
      return CKR_OK;
    };
    functions.C_SetPIN = [](CK_SESSION_HANDLE, unsigned char*, CK_ULONG, unsigned char*, CK_ULONG) -> CK_RV {
      calls += "set ";
      return set_pin;
    };
    return functions;
  }

  static common::v1::Reason LogIn(CK_RV first_log_in, CK_RV setting) {
    CK_FUNCTION_LIST functions = Functions();
    log_in = first_log_in;
    set_pin = setting;
    auto session = internal::Session::Open(functions, 0, internal::Session::Access::kWrite);
    const auto result = session->LogIn(Pin("1234"));
    return result ? common::v1::REASON_UNSPECIFIED : result.error().reason;
  }
};

TEST(Pkcs11Session, LogsOutOnlyWhatItLoggedIn) {
  EXPECT_EQ(FakeToken::LogIn(CKR_OK, CKR_OK), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(FakeToken::calls, "in out ");
  EXPECT_EQ(FakeToken::LogIn(CKR_USER_ALREADY_LOGGED_IN, CKR_OK), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(FakeToken::calls, "in set ");
}

TEST(Pkcs11Session, LogsInAgainWhereATokenCannotTestItsPinOtherwise) {
  EXPECT_EQ(FakeToken::LogIn(CKR_USER_ALREADY_LOGGED_IN, CKR_FUNCTION_NOT_SUPPORTED), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(FakeToken::calls, "in set out in ");
}

TEST(Pkcs11Session, SaysWhatATokenAnswers) {
  EXPECT_EQ(FakeToken::LogIn(CKR_PIN_LOCKED, CKR_OK), common::v1::REASON_CARD_PIN_LOCKED);
  EXPECT_EQ(FakeToken::LogIn(CKR_USER_ALREADY_LOGGED_IN, CKR_PIN_LOCKED), common::v1::REASON_CARD_PIN_LOCKED);
  EXPECT_EQ(FakeToken::LogIn(CKR_USER_ALREADY_LOGGED_IN, CKR_PIN_INCORRECT), common::v1::REASON_CARD_PIN_WRONG);
  EXPECT_EQ(FakeToken::LogIn(CKR_DEVICE_REMOVED, CKR_OK), common::v1::REASON_CARD_ABSENT);
  EXPECT_EQ(FakeToken::LogIn(CKR_DEVICE_ERROR, CKR_OK), common::v1::REASON_CONFIGURATION_INVALID);
}

TEST(Pkcs11Module, SaysWhatIsWrongWithAModule) {
  for (const char* path : {"/nowhere/module.so", "/etc/passwd", "libm.so.6"}) {
    const auto module = Pkcs11Module::Open(path);
    ASSERT_FALSE(module) << path;
    EXPECT_EQ(module.error().reason, common::v1::REASON_CONFIGURATION_INVALID);
    EXPECT_THAT(module.error().detail, ::testing::HasSubstr(path));
  }
}

}  // namespace
}  // namespace parcours::pki
