#include "pki/chain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/certificate.h"
#include "pki/crypto.h"
#include "pki/openssl.h"
#include "tests/pki/support.h"

namespace parcours::pki {
namespace {

using ::testing::HasSubstr;
using testing::kNow;
using testing::kYear;

class ChainTest : public ::testing::Test {
 protected:
  std::string Issue(const Identity& identity, Usage usage = Usage::kAuthentication, Validity validity = kYear) {
    return authority_.Issue(identity, usage, validity).value().certificate_chain;
  }

  void Refused(const std::string& chain, common::v1::Reason reason, const char* why = "",
               Purpose purpose = Purpose::kClient, core::Time now = kNow) {
    for (int round = 0; round < 2; ++round) {  // the second time nothing may have been remembered wrongly
      const auto peer = verifier_->Verify(chain, now, purpose);
      ASSERT_FALSE(peer) << why;
      EXPECT_EQ(common::v1::Reason_Name(peer.error().reason), common::v1::Reason_Name(reason)) << peer.error().detail;
      EXPECT_THAT(peer.error().detail, HasSubstr(why));
    }
  }

  // A certificate of `identity` made by the authority's own key number `signer`, whatever the authority would say.
  std::string Forge(std::size_t signer, const Identity& identity) {
    const testing::Signer parts = testing::SignersOf(authority_)[signer];
    const PrivateKey ca_key = PrivateKey::FromPem(parts.key).value();
    const auto ca = internal::ReadCertificates(parts.certificate).value();
    const PrivateKey key = PrivateKey::Generate();
    const auto leaf = internal::MakeHolderCertificate(identity, Usage::kAuthentication, key.get(), kYear,
                                                      {.certificate = ca.front().get(), .key = ca_key.get()});
    return internal::ToPem(leaf.get()) + parts.certificate;
  }

  // A certificate that the authority for persons signs for a request made by the openssl program.
  std::string SignByHand(const std::string& key_options, const std::string& extensions) {
    const testing::Signer persons = testing::SignersOf(authority_)[1];
    const std::string at = folder_.Path("");
    folder_.Write("ca.pem", persons.certificate);
    folder_.Write("ca.key", persons.key);
    folder_.Write("ext", extensions);
    const auto made =
        testing::Run("cd " + at + " && openssl req -new -newkey " + key_options +
                     " -nodes -keyout k.pem -subj /CN=899700000012 -out r.pem && openssl x509 -req -in r.pem"
                     " -CA ca.pem -CAkey ca.key -days 9000 -extfile ext -out c.pem");
    EXPECT_EQ(made.exit, 0) << made.output;
    return testing::Run("cat " + at + "/c.pem").output + persons.certificate;
  }

  Authority authority_ = Authority::Create(kNow);
  std::unique_ptr<ChainVerifier> verifier_ = ChainVerifier::Create(authority_.TrustPem()).value();
  testing::TemporaryFolder folder_;
};

TEST_F(ChainTest, AcceptsTheRightCertificateWithAndWithoutItsAuthorities) {
  const std::string chain = Issue(testing::Doctor());
  const auto whole = verifier_->Verify(chain, kNow, Purpose::kClient);
  ASSERT_TRUE(whole) << whole.error().detail;
  const auto alone = verifier_->Verify(testing::Leaf(chain), kNow, Purpose::kClient);  // a resumed session
  ASSERT_TRUE(alone) << alone.error().detail;
  EXPECT_EQ(whole->fingerprint, alone->fingerprint);
  EXPECT_EQ(whole->fingerprint, Fingerprint(chain).value());
  EXPECT_TRUE(verifier_->Verify(chain + authority_.RootPem(), kNow, Purpose::kClient));
  EXPECT_EQ(ReadIdentity(chain).value(), testing::Doctor());
}

TEST_F(ChainTest, ComputesTheFingerprintAsTheOpensslProgramDoes) {
  const std::string chain = Issue(testing::Doctor());
  const auto shown =
      testing::Run("openssl x509 -noout -fingerprint -sha256 -in " + folder_.Write("c.pem", chain)).output;
  std::string hex = shown.substr(shown.find('=') + 1);
  std::erase_if(hex, [](char c) { return c == ':' || c == '\n'; });
  std::transform(hex.begin(), hex.end(), hex.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
  EXPECT_EQ(Fingerprint(chain).value(), hex);
}

TEST_F(ChainTest, RefusesABrokenChainWhereItKnowsTheRootOnly) {
  const auto root_only = ChainVerifier::Create(authority_.RootPem()).value();
  const std::string chain = Issue(testing::Doctor());
  EXPECT_TRUE(root_only->Verify(chain, kNow, Purpose::kClient));
  const auto peer = root_only->Verify(testing::Leaf(chain), kNow, Purpose::kClient);
  ASSERT_FALSE(peer);
  EXPECT_EQ(peer.error().reason, common::v1::REASON_CERTIFICATE_UNTRUSTED);
}

TEST_F(ChainTest, RefusesAnotherAuthorityWithTheSameNames) {
  const Authority other = Authority::Create(kNow);
  const std::string chain = other.Issue(testing::Doctor(), Usage::kAuthentication, kYear)->certificate_chain;
  Refused(chain, common::v1::REASON_CERTIFICATE_UNTRUSTED, "no trusted authority");
  Refused(chain + other.RootPem(), common::v1::REASON_CERTIFICATE_UNTRUSTED, "root of another authority");
  // The foreign leaf with our own authority in between.
  Refused(testing::Leaf(chain) + testing::SignersOf(authority_)[1].certificate,
          common::v1::REASON_CERTIFICATE_UNTRUSTED);
}

TEST_F(ChainTest, RefusesSelfSigned) {
  const PrivateKey key = PrivateKey::Generate();
  const auto self = internal::MakeAuthorityCertificate("899700000012", key.get(), kYear, nullptr);
  Refused(internal::ToPem(self.get()), common::v1::REASON_CERTIFICATE_UNTRUSTED, "self-signed");
  Refused(internal::ToPem(self.get()), common::v1::REASON_CERTIFICATE_UNTRUSTED, "self-signed", Purpose::kClient,
          kYear.not_after + std::chrono::days(1));  // untrusted comes before expired
}

TEST_F(ChainTest, RefusesAnAuthorityAsHolder) {
  for (const testing::Signer& signer : testing::SignersOf(authority_)) {
    Refused(signer.certificate, common::v1::REASON_CERTIFICATE_UNTRUSTED, "of an authority");
  }
}

TEST_F(ChainTest, RefusesALeafThatIssues) {
  const auto doctor = authority_.Issue(testing::Doctor(), Usage::kAuthentication, kYear);
  const auto issuer = internal::ReadCertificates(doctor->certificate_chain).value();
  const PrivateKey key = PrivateKey::Generate();
  const auto leaf = internal::MakeHolderCertificate(testing::Operator(), Usage::kAuthentication, key.get(), kYear,
                                                    {.certificate = issuer.front().get(), .key = doctor->key.get()});
  Refused(internal::ToPem(leaf.get()) + doctor->certificate_chain, common::v1::REASON_CERTIFICATE_UNTRUSTED);
}

TEST_F(ChainTest, RefusesDatesAtTheirExactBoundaries) {
  const std::string chain = Issue(testing::Doctor());
  const auto second = std::chrono::seconds(1);
  EXPECT_TRUE(verifier_->Verify(chain, kYear.not_before, Purpose::kClient));
  EXPECT_TRUE(verifier_->Verify(chain, kYear.not_after, Purpose::kClient));
  Refused(chain, common::v1::REASON_CERTIFICATE_NOT_YET_VALID, "", Purpose::kClient, kYear.not_before - second);
  Refused(chain, common::v1::REASON_CERTIFICATE_EXPIRED, "", Purpose::kClient, kYear.not_after + second);
}

TEST_F(ChainTest, RefusesWhatHasExpiredBeforeItsAuthorityWasBorn) {
  const Validity old{.not_before = kNow - std::chrono::days(900), .not_after = kNow - std::chrono::days(800)};
  Refused(Issue(testing::Doctor(), Usage::kAuthentication, old), common::v1::REASON_CERTIFICATE_EXPIRED);
}

TEST_F(ChainTest, RefusesAWrongUsage) {
  Refused(Issue(testing::Doctor(), Usage::kSignature), common::v1::REASON_CERTIFICATE_UNTRUSTED, "authentication");
  Refused(Issue(testing::Hospital(), Usage::kServer), common::v1::REASON_CERTIFICATE_UNTRUSTED, "authentication");
  Refused(Issue(testing::Doctor()), common::v1::REASON_CERTIFICATE_UNTRUSTED, "server", Purpose::kServer);
  Refused(Issue(testing::Doctor()), common::v1::REASON_CERTIFICATE_UNTRUSTED, "signatures", Purpose::kSignature);
  EXPECT_TRUE(verifier_->Verify(Issue(testing::Doctor(), Usage::kSignature), kNow, Purpose::kSignature));
  EXPECT_TRUE(verifier_->Verify(Issue(testing::DmpService(), Usage::kServer), kNow, Purpose::kServer));
  EXPECT_TRUE(verifier_->Verify(Issue(testing::DmpService(), Usage::kServer), kNow, Purpose::kClient));
  EXPECT_TRUE(verifier_->Verify(Issue(testing::DmpService(), Usage::kServerOnly), kNow, Purpose::kServer));
  Refused(Issue(testing::DmpService(), Usage::kServerOnly), common::v1::REASON_CERTIFICATE_UNTRUSTED, "authentication");
}

TEST_F(ChainTest, RefusesAnIdentityThatItsAuthorityMayNotIssue) {
  // 2: organisations, 3: simulator, 4: citizens; none of them may issue a doctor.
  for (const std::size_t signer : {2U, 3U, 4U}) {
    Refused(Forge(signer, testing::Doctor()), common::v1::REASON_CERTIFICATE_UNTRUSTED, "may not issue");
  }
  Refused(Forge(1, testing::Operator()), common::v1::REASON_CERTIFICATE_UNTRUSTED, "may not issue");
  Refused(Forge(0, testing::Operator()), common::v1::REASON_CERTIFICATE_UNTRUSTED, "wrong level");
}

TEST_F(ChainTest, RefusesACertificateWithoutIdentityOrWithAContradictoryOne) {
  const std::string client =
      "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth\n"
      "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n";
  const std::string p256 = "ec -pkeyopt ec_paramgen_curve:P-256";
  const auto cps = std::string("subjectAltName=URI:parcours:sandbox:a:branch:0:credential:c?kind=cps\n");
  Refused(SignByHand(p256, client), common::v1::REASON_CERTIFICATE_UNTRUSTED, "states no identity");
  Refused(SignByHand(p256, client + "subjectAltName=URI:https://example.invalid\n"),
          common::v1::REASON_CERTIFICATE_UNTRUSTED, "states no identity");
  Refused(SignByHand(p256, client + cps), common::v1::REASON_CERTIFICATE_UNTRUSTED, "type of card");
  Refused(SignByHand(p256, client + cps + "1.2.250.1.71.1.2.2=DER:020103\n"), common::v1::REASON_CERTIFICATE_UNTRUSTED,
          "type of card");
  Refused(SignByHand(p256, client + cps + "1.2.250.1.71.1.2.2=DER:020100\n"), common::v1::REASON_CERTIFICATE_UNTRUSTED,
          "incomplete");
  Refused(SignByHand(p256, client + "subjectAltName=URI:parcours:host?kind=operator,URI:parcours:host?kind=service\n"),
          common::v1::REASON_CERTIFICATE_UNTRUSTED, "states no identity");
}

TEST_F(ChainTest, RefusesOtherKeysThanP256) {
  const std::string client =
      "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth\n"
      "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n";
  Refused(SignByHand("rsa:2048", client), common::v1::REASON_CERTIFICATE_UNTRUSTED);
  Refused(SignByHand("ec -pkeyopt ec_paramgen_curve:P-384", client), common::v1::REASON_CERTIFICATE_UNTRUSTED, "P-256");
}

TEST_F(ChainTest, RefusesAnyChangedByteOfTheLeaf) {
  const std::string chain = Issue(testing::Doctor());
  const std::string leaf = testing::Leaf(chain);
  const std::string rest = chain.substr(leaf.size());
  std::string body = leaf.substr(leaf.find('\n') + 1, leaf.rfind("-----END") - leaf.find('\n') - 1);
  std::erase(body, '\n');
  const std::string der = FromBase64(body).value();
  for (std::size_t i = 0; i < der.size(); ++i) {
    std::string changed = der;
    changed[i] = static_cast<char>(changed[i] ^ 0x20);
    const std::string pem = "-----BEGIN CERTIFICATE-----\n" + Base64(changed) + "\n-----END CERTIFICATE-----\n" + rest;
    const auto peer = verifier_->Verify(pem, kNow, Purpose::kClient);
    ASSERT_FALSE(peer) << "byte " << i;
    EXPECT_TRUE(peer.error().reason == common::v1::REASON_CERTIFICATE_UNTRUSTED ||
                peer.error().reason == common::v1::REASON_FILE_MALFORMED);
  }
}

TEST_F(ChainTest, CallsGarbageMalformed) {
  const std::string chain = Issue(testing::Doctor());
  const std::string leaf = testing::Leaf(chain);
  for (std::size_t size = 0; size + 1 < leaf.size(); size += 7) {
    Refused(leaf.substr(0, size), common::v1::REASON_FILE_MALFORMED);
  }
  Refused(chain.substr(0, chain.size() - 40), common::v1::REASON_FILE_MALFORMED);
  Refused(chain + "-----BEGIN CERTIFICATE-----\n", common::v1::REASON_FILE_MALFORMED);
  Refused(chain + "-----BEGIN", common::v1::REASON_FILE_MALFORMED);
  Refused("\x30\x82\x01\x0a\x02\x82", common::v1::REASON_FILE_MALFORMED);
  Refused("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", common::v1::REASON_FILE_MALFORMED);
  Refused(std::string(PrivateKey::Generate().ToPem().Reveal()), common::v1::REASON_FILE_MALFORMED);
  Refused(leaf + std::string(PrivateKey::Generate().ToPem().Reveal()), common::v1::REASON_FILE_MALFORMED);
  std::string many;
  for (int i = 0; i < 9; ++i) many += leaf;
  Refused(many, common::v1::REASON_FILE_MALFORMED, "more than 8");
  Refused(std::string(100000, ' ') + leaf, common::v1::REASON_FILE_MALFORMED, "64 KiB");
}

TEST_F(ChainTest, NeedsARootToTrust) {
  for (const std::string& trust :
       {std::string(), testing::SignersOf(authority_)[1].certificate, Issue(testing::Doctor())}) {
    const auto verifier = ChainVerifier::Create(trust);
    ASSERT_FALSE(verifier);
    EXPECT_EQ(verifier.error().reason, common::v1::REASON_FILE_MALFORMED);
  }
}

TEST_F(ChainTest, RemembersABoundedNumberOfChainsAndOnlyGoodOnes) {
  const std::string chain = Issue(testing::Doctor());
  Refused(chain, common::v1::REASON_CERTIFICATE_UNTRUSTED, "", Purpose::kServer);
  Refused("garbage", common::v1::REASON_FILE_MALFORMED);
  EXPECT_EQ(verifier_->remembered(), 0U);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(verifier_->Verify(chain, kNow, Purpose::kClient));
  EXPECT_EQ(verifier_->remembered(), 1U);
  // White space after the chain makes another key of the same certificates: enough to fill it.
  for (std::size_t i = 1; i <= ChainVerifier::kRemembered + 50; ++i) {
    ASSERT_TRUE(verifier_->Verify(chain + std::string(i, '\n'), kNow, Purpose::kClient));
  }
  EXPECT_EQ(verifier_->remembered(), ChainVerifier::kRemembered);
  EXPECT_TRUE(verifier_->Verify(chain, kNow, Purpose::kClient));
}

TEST_F(ChainTest, IsCheapTheSecondTime) {
  const std::string chain = Issue(testing::Doctor());
  const auto time = [&](int times) {
    const auto start = testing::ThreadTime();
    for (int i = 0; i < times; ++i) EXPECT_TRUE(verifier_->Verify(chain, kNow, Purpose::kClient));
    return testing::ThreadTime() - start;
  };
  const auto first = time(1);
  const auto later = time(100) / 100;
  RecordProperty("first_ns", static_cast<int>(first.count()));
  RecordProperty("later_ns", static_cast<int>(later.count()));
  EXPECT_LT(later * 5, first);
}

TEST_F(ChainTest, IsVerifiedByManyThreadsAtOnce) {
  std::vector<std::string> chains;
  for (int i = 0; i < 8; ++i) chains.push_back(Issue(testing::Citizen()));
  std::vector<std::thread> threads;
  std::atomic<int> good = 0;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 80; ++i) {
        const auto peer =
            verifier_->Verify(chains[static_cast<std::size_t>(i) % chains.size()], kNow, Purpose::kClient);
        if (peer && peer->identity == testing::Citizen()) ++good;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, 320);
}

}  // namespace
}  // namespace parcours::pki
