#include "pki/revocation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "parcours/common/v1/reason.pb.h"
#include "tests/pki/support.h"

namespace parcours::pki {
namespace {

using ::testing::HasSubstr;
using testing::kNow;
using testing::kYear;
using ::testing::Not;

class RevocationTest : public ::testing::Test {
 protected:
  VerifiedPeer Peer(const Identity& identity, Usage usage = Usage::kAuthentication) {
    last_ = authority_.Issue(identity, usage, kYear).value().certificate_chain;
    return VerifyChain(last_, authority_.RootPem(), kNow,
                       usage == Usage::kSignature ? Purpose::kSignature : Purpose::kClient)
        .value();
  }

  Authority authority_ = Authority::Create(kNow);
  RevocationList list_;
  std::string last_;
};

TEST_F(RevocationTest, RefusesTheRevokedAndNobodyElse) {
  const VerifiedPeer one = Peer(testing::Operator());
  const VerifiedPeer two = Peer(testing::Operator());  // no credential id: told apart by fingerprint
  EXPECT_TRUE(list_.Check(one));
  list_.Revoke(one, kNow, RevokedSerial::Why::kKeyCompromise);
  ASSERT_FALSE(list_.Check(one));
  EXPECT_EQ(list_.Check(one).error().reason, common::v1::REASON_CERTIFICATE_REVOKED);
  EXPECT_TRUE(list_.Check(two));
}

TEST_F(RevocationTest, CoversBothCertificatesOfACardButNoCardOfAnotherSandbox) {
  Identity elsewhere = testing::Doctor();
  elsewhere.sandbox = core::SandboxId("sandbox-other");
  list_.Revoke(Peer(testing::Doctor()), kNow, RevokedSerial::Why::kUnspecified);
  EXPECT_FALSE(list_.Check(Peer(testing::Doctor(), Usage::kSignature)));
  EXPECT_TRUE(list_.Check(Peer(elsewhere)));
}

TEST_F(RevocationTest, TellsListenersOnceAndUntilTheyLeave) {
  std::vector<std::string> told;
  const auto id = list_.AddListener([&](const Revocation& revocation) { told.push_back(revocation.fingerprint); });
  const VerifiedPeer one = Peer(testing::Operator());
  list_.Revoke(one, kNow, RevokedSerial::Why::kCessation);
  list_.Revoke(one, kNow, RevokedSerial::Why::kCessation);
  EXPECT_EQ(told, std::vector<std::string>{one.fingerprint});
  list_.RemoveListener(id);
  list_.Revoke(Peer(testing::Operator()), kNow, RevokedSerial::Why::kCessation);
  EXPECT_EQ(told.size(), 1U);
}

TEST_F(RevocationTest, IsRestored) {
  const VerifiedPeer doctor = Peer(testing::Doctor());
  list_.Revoke(doctor, kNow, RevokedSerial::Why::kKeyCompromise);
  RevocationList again;
  again.Restore(list_.All());
  EXPECT_FALSE(again.Check(doctor));
  EXPECT_EQ(again.All().size(), 1U);
  EXPECT_FALSE(again.Check(Peer(testing::Doctor(), Usage::kSignature)));
}

TEST_F(RevocationTest, ExportsAListThatTheOpensslProgramReadsAndUses) {
  const testing::TemporaryFolder folder;
  const VerifiedPeer revoked = Peer(testing::Doctor());
  const std::string revoked_chain = last_;
  list_.Revoke(revoked, kNow, RevokedSerial::Why::kKeyCompromise);
  list_.Revoke(Peer(testing::Operator()), kNow, RevokedSerial::Why::kCessation);  // of another authority
  const VerifiedPeer good = Peer(testing::Doctor());
  const std::string crl =
      folder.Write("l.crl", list_.Export(authority_, AuthorityBranch::kPersons, 7, kNow, kYear.not_after));
  const std::string persons = testing::SignersOf(authority_)[1].certificate;

  const std::string text =
      testing::Run("openssl crl -noout -text -in " + crl + " -CAfile " + folder.Write("p.pem", persons)).output;
  EXPECT_THAT(text, HasSubstr("verify OK"));
  EXPECT_THAT(text, HasSubstr("Key Compromise"));
  EXPECT_THAT(text, Not(HasSubstr("Cessation")));
  std::string serial = revoked.serial;
  std::transform(serial.begin(), serial.end(), serial.begin(),
                 [](char c) { return static_cast<char>(std::toupper(c)); });
  EXPECT_THAT(text, HasSubstr("Serial Number: " + serial));
  EXPECT_THAT(text, HasSubstr("CRL Number: \n                7"));

  const auto verify = [&](const std::string& chain) {
    return testing::Run("openssl verify -crl_check -attime 1742644800 -CAfile " +
                        folder.Write("r.pem", authority_.RootPem()) + " -untrusted " + folder.Path("p.pem") +
                        " -CRLfile " + crl + " " + folder.Write("c.pem", testing::Leaf(chain)));
  };
  EXPECT_THAT(verify(revoked_chain).output, HasSubstr("certificate revoked"));
  EXPECT_EQ(verify(last_).exit, 0) << verify(last_).output;
}

TEST_F(RevocationTest, ExportsAnEmptyListToo) {
  const testing::TemporaryFolder folder;
  const std::string crl =
      folder.Write("l.crl", list_.Export(authority_, AuthorityBranch::kCitizens, 1, kNow, kYear.not_after));
  const std::string text = testing::Run("openssl crl -noout -text -in " + crl).output;
  EXPECT_THAT(text, HasSubstr("No Revoked Certificates."));
}

TEST_F(RevocationTest, IsUsedByManyThreadsAtOnce) {
  std::vector<VerifiedPeer> peers;
  for (int i = 0; i < 16; ++i) peers.push_back(Peer(testing::Operator()));
  std::atomic<int> told = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      const auto id = list_.AddListener([&](const Revocation&) { ++told; });
      for (const VerifiedPeer& peer : peers) {
        list_.Revoke(peer, kNow, RevokedSerial::Why::kUnspecified);
        EXPECT_FALSE(list_.Check(peer));
      }
      list_.RemoveListener(id);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(list_.All().size(), 16U);
  EXPECT_GE(told, 16);
}

}  // namespace
}  // namespace parcours::pki
