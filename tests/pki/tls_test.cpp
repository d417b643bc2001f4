#include "pki/tls.h"

#include <gmock/gmock.h>
#include <grpc/grpc_security.h>
#include <gtest/gtest.h>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "tests/pki/echo_server.h"

namespace parcours::pki {
namespace {

using testing::Call;
using ::testing::HasSubstr;
using testing::kNow;

class TlsTest : public ::testing::Test {
 protected:
  template <class Credential>  // a TlsCredential, or nullopt
  testing::Answer CallWith(const Credential& credential, const grpc::ChannelArguments& arguments = {}) {
    return Call(server_.address(), ClientCredentials(credential, server_.authority().RootPem()), arguments);
  }

  // The client must fail and the server must have said why.
  void Refused(const TlsCredential& credential, common::v1::Reason reason) {
    const std::size_t before = server_.refused().size();
    EXPECT_FALSE(CallWith(credential).status.ok());
    const auto refused = server_.refused();
    ASSERT_GT(refused.size(), before) << common::v1::Reason_Name(reason);
    EXPECT_EQ(common::v1::Reason_Name(refused.back().cause.reason), common::v1::Reason_Name(reason))
        << refused.back().cause.detail;
    EXPECT_EQ(refused.back().fingerprint, Fingerprint(credential.certificate_chain).value());
  }

  // `openssl s_client` towards the server, with a card if one is given.
  testing::Ran Connect(const std::string& options, const TlsCredential* card = nullptr) {
    std::string command = "timeout 20 openssl s_client -connect " + server_.address() + " -alpn h2 -CAfile " +
                          folder_.Write("root.pem", server_.authority().RootPem()) + " " + options;
    if (card != nullptr) {
      command += " -cert " + folder_.Write("c.pem", card->certificate_chain) + " -cert_chain " + folder_.Path("c.pem") +
                 " -key " + folder_.Write("k.pem", card->private_key.Reveal());
    }
    return testing::Run(command);
  }

  testing::EchoServer server_;
  testing::TemporaryFolder folder_;
};

TEST_F(TlsTest, LetsACallWithoutCardThroughAsAnonymous) {
  const auto answer = CallWith(std::nullopt);
  EXPECT_TRUE(answer.status.ok()) << answer.status.error_message();
  EXPECT_EQ(answer.peer_chain, "");
  EXPECT_TRUE(server_.refused().empty());
}

TEST_F(TlsTest, ShowsTheServiceTheWholeChainOfAGoodCard) {
  const TlsCredential card = server_.Credential(testing::Doctor());
  const auto answer = CallWith(card);
  ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
  EXPECT_EQ(answer.peer_chain, card.certificate_chain);
  const auto peer = VerifyChain(answer.peer_chain, server_.authority().RootPem(), kNow, Purpose::kClient);
  ASSERT_TRUE(peer);
  EXPECT_EQ(peer->identity, testing::Doctor());
}

TEST_F(TlsTest, RefusesInTheHandshakeWithTheCause) {
  const auto day = std::chrono::hours(24);
  const Authority other = Authority::Create(kNow);
  Refused(ToTlsCredential(other.Issue(testing::Doctor(), Usage::kAuthentication, testing::kYear).value()),
          common::v1::REASON_CERTIFICATE_UNTRUSTED);
  Refused(server_.Credential(testing::Doctor(), Usage::kAuthentication, {kNow - 9 * day, kNow - day}),
          common::v1::REASON_CERTIFICATE_EXPIRED);
  Refused(server_.Credential(testing::Doctor(), Usage::kAuthentication, {kNow + day, kNow + 9 * day}),
          common::v1::REASON_CERTIFICATE_NOT_YET_VALID);
  Refused(server_.Credential(testing::Doctor(), Usage::kSignature), common::v1::REASON_CERTIFICATE_UNTRUSTED);
  Refused(server_.Credential(testing::Hospital(), Usage::kServer), common::v1::REASON_CERTIFICATE_UNTRUSTED);
  EXPECT_THAT(server_.refused().front().certificate_subject, HasSubstr("CN=899700000012"));
  EXPECT_TRUE(CallWith(server_.Credential(testing::Doctor())).status.ok());
}

TEST_F(TlsTest, RefusesARevokedCard) {
  const TlsCredential card = server_.Credential(testing::Doctor());
  ASSERT_TRUE(CallWith(card).status.ok());
  const auto peer = VerifyChain(card.certificate_chain, server_.authority().RootPem(), kNow, Purpose::kClient);
  server_.revoked().Revoke(peer.value(), kNow, RevokedSerial::Why::kKeyCompromise);
  Refused(card, common::v1::REASON_CERTIFICATE_REVOKED);
}

TEST_F(TlsTest, IsRefusedByClientsOfAnotherAuthorityAndForAnotherHostName) {
  const std::string other_root = Authority::Create(kNow).RootPem();
  EXPECT_FALSE(Call(server_.address(), ClientCredentials(std::nullopt, other_root)).status.ok());
  grpc::ChannelArguments arguments;
  arguments.SetSslTargetNameOverride("dmp.example.invalid");
  EXPECT_FALSE(CallWith(std::nullopt, arguments).status.ok());
  grpc::ChannelArguments by_name;
  by_name.SetSslTargetNameOverride("localhost");
  const auto answer = CallWith(std::nullopt, by_name);
  EXPECT_TRUE(answer.status.ok()) << answer.status.error_message();
}

TEST_F(TlsTest, ChecksAResumedTls12SessionAgain) {
  const TlsCredential card =
      server_.Credential(testing::Doctor(), Usage::kAuthentication, {core::Time(), testing::kYear.not_after});
  const std::string session = folder_.Path("session");
  const auto first = Connect("-tls1_2 -sess_out " + session, &card);
  ASSERT_THAT(first.output, HasSubstr("New, TLSv1.2"));
  ASSERT_TRUE(server_.refused().empty()) << server_.refused().front().cause.detail;

  const auto again = Connect("-tls1_2 -sess_in " + session, &card);
  ASSERT_THAT(again.output, HasSubstr("Reused, TLSv1.2"));
  EXPECT_TRUE(server_.refused().empty()) << server_.refused().front().cause.detail;

  server_.clock().Set(testing::kYear.not_after + std::chrono::seconds(2));
  const auto expired = Connect("-tls1_2 -sess_in " + session, &card);
  ASSERT_THAT(expired.output, HasSubstr("Reused, TLSv1.2"));
  ASSERT_EQ(server_.refused().size(), 1U);
  EXPECT_EQ(server_.refused().front().cause.reason, common::v1::REASON_CERTIFICATE_EXPIRED);
}

TEST_F(TlsTest, ChecksAResumedGrpcSessionAgain) {
  const TlsCredential card = server_.Credential(testing::Doctor());
  grpc_ssl_session_cache* cache = grpc_ssl_session_cache_create_lru(16);
  const grpc_arg arg = grpc_ssl_session_cache_create_channel_arg(cache);
  grpc::ChannelArguments arguments;
  arguments.SetPointerWithVtable(arg.key, arg.value.pointer.p, arg.value.pointer.vtable);
  ASSERT_TRUE(CallWith(card, arguments).status.ok());
  const auto again = CallWith(card, arguments);
  ASSERT_TRUE(again.status.ok()) << again.status.error_message();
  EXPECT_TRUE(again.resumed);
  EXPECT_TRUE(card.certificate_chain.starts_with(again.peer_chain));
  EXPECT_FALSE(again.peer_chain.empty());

  const auto peer = VerifyChain(card.certificate_chain, server_.authority().RootPem(), kNow, Purpose::kClient);
  server_.revoked().Revoke(peer.value(), kNow, RevokedSerial::Why::kKeyCompromise);
  EXPECT_FALSE(CallWith(card, arguments).status.ok());
  ASSERT_FALSE(server_.refused().empty());
  EXPECT_EQ(server_.refused().back().cause.reason, common::v1::REASON_CERTIFICATE_REVOKED);
  grpc_ssl_session_cache_destroy(cache);
}

TEST_F(TlsTest, OffersTls12And13AndNothingOlder) {
  EXPECT_THAT(Connect("-tls1_2").output, HasSubstr("New, TLSv1.2"));
  EXPECT_THAT(Connect("-tls1_3").output, HasSubstr("New, TLSv1.3"));
  for (const char* old : {"-tls1", "-tls1_1"}) {
    const auto refused = Connect(std::string(old) + " -cipher ALL:@SECLEVEL=0");
    EXPECT_NE(refused.exit, 0) << old;
    // Our client did send its greeting; the server hung up without a word.
    EXPECT_THAT(refused.output, ::testing::ContainsRegex("handshake has read 0 bytes and written [1-9]")) << old;
  }
}

TEST_F(TlsTest, OffersOnlyForwardSecrecyAndAead) {
  std::vector<std::string> accepted;
  std::size_t tried = 0;
  for (const std::string& cipher :
       core::Split(testing::Run("openssl ciphers -tls1_2 ALL:COMPLEMENTOFALL:@SECLEVEL=0").output, ':')) {
    const std::string name = cipher.substr(0, cipher.find('\n'));
    if (name.starts_with("TLS_")) continue;  // TLS 1.3: all are AEAD
    ++tried;
    if (Connect("-tls1_2 -cipher " + name + ":@SECLEVEL=0").output.find("New, TLSv1.2") != std::string::npos) {
      accepted.push_back(name);
    }
  }
  EXPECT_GT(tried, 50U);
  EXPECT_FALSE(accepted.empty());
  for (const std::string& name : accepted) {
    EXPECT_TRUE(name.starts_with("ECDHE-") &&
                (name.find("GCM") != std::string::npos || name.find("POLY1305") != std::string::npos))
        << name;
  }
}

TEST(TokenPrivateKey, LetsNoPinChangeTheReference) {
  EXPECT_EQ(TokenPrivateKey("pkcs11:token=t;object=o", core::Secret(std::string_view("1234"))).Reveal(),
            "engine:pkcs11:pkcs11:token=t;object=o;pin-value=1234");
  EXPECT_EQ(TokenPrivateKey("pkcs11:token=t", core::Secret(std::string_view("1;object=x"))).Reveal(),
            "engine:pkcs11:pkcs11:token=t;pin-value=1%3bobject%3dx");
}

}  // namespace
}  // namespace parcours::pki
