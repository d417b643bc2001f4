#include "pki/key.h"

#include <gtest/gtest.h>

#include "parcours/common/v1/reason.pb.h"
#include "tests/pki/support.h"

namespace parcours::pki {
namespace {

TEST(PrivateKey, SignsWhatItsPublicKeyAndItsCertificateVerify) {
  const Authority authority = Authority::Create(testing::kNow);
  const auto issued = authority.Issue(testing::Doctor(), Usage::kSignature, testing::kYear);
  ASSERT_TRUE(issued);
  const std::string signature = issued->key.Sign("ordonnance");
  EXPECT_TRUE(Verify(issued->key.PublicPem(), "ordonnance", signature));
  EXPECT_TRUE(Verify(issued->certificate_chain, "ordonnance", signature));
  EXPECT_FALSE(Verify(issued->certificate_chain, "ordonnances", signature));
  EXPECT_FALSE(Verify(PrivateKey::Generate().PublicPem(), "ordonnance", signature));
}

TEST(PrivateKey, VerifiesNothingThatIsDamaged) {
  const PrivateKey key = PrivateKey::Generate();
  const std::string signature = key.Sign("");
  EXPECT_TRUE(Verify(key.PublicPem(), "", signature));
  EXPECT_FALSE(Verify(key.PublicPem(), "", ""));
  EXPECT_FALSE(Verify(key.PublicPem(), "", signature.substr(1)));
  EXPECT_FALSE(Verify("", "", signature));
  EXPECT_FALSE(Verify("-----BEGIN PUBLIC KEY-----\n", "", signature));
}

TEST(PrivateKey, SurvivesPem) {
  const PrivateKey key = PrivateKey::Generate();
  const auto again = PrivateKey::FromPem(key.ToPem().Reveal());
  ASSERT_TRUE(again);
  EXPECT_TRUE(Verify(key.PublicPem(), "x", again->Sign("x")));
  EXPECT_TRUE(key.ToPem().Reveal().starts_with("-----BEGIN PRIVATE KEY-----"));
}

TEST(PrivateKey, RefusesWhatIsNoP256Key) {
  const testing::TemporaryFolder folder;
  const std::string pem(PrivateKey::Generate().ToPem().Reveal());
  std::vector<std::string> bad = {"", "hello", pem.substr(0, pem.size() / 2), PrivateKey::Generate().PublicPem()};
  for (const char* make :
       {"openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -quiet",
        "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -quiet",
        "openssl genpkey -algorithm ED25519 -quiet",
        "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes256 -pass pass:x -quiet"}) {
    const auto made = testing::Run(make);
    bad.push_back(made.output);
    ASSERT_NE(made.output.find("BEGIN"), std::string::npos) << make << made.output;
  }
  for (const std::string& text : bad) {
    const auto key = PrivateKey::FromPem(text);
    ASSERT_FALSE(key) << text;
    EXPECT_EQ(key.error().reason, common::v1::REASON_FILE_MALFORMED);
  }
}

}  // namespace
}  // namespace parcours::pki
