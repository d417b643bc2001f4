#include "pki/identity.h"

#include <gtest/gtest.h>

#include <functional>

#include "parcours/common/v1/reason.pb.h"
#include "pki/identity_codec.h"
#include "tests/pki/support.h"

namespace parcours::pki {
namespace {

TEST(Identity, OfEverybodyIsComplete) {
  for (const Identity& identity : testing::Everybody()) EXPECT_TRUE(CheckIdentity(identity)) << DisplayName(identity);
}

TEST(Identity, NamesTheFieldThatIsWrong) {
  struct Case {
    Identity base;
    const char* field;
    std::function<void(Identity&)> spoil;
  };
  const Case cases[] = {
      {testing::Doctor(), "kind", [](Identity& i) { i.kind = policy::v1::CALLER_KIND_ANONYMOUS; }},
      {testing::Doctor(), "kind", [](Identity& i) { i.kind = static_cast<policy::v1::CallerKind>(99); }},
      {testing::Doctor(), "subject", [](Identity& i) { i.subject.clear(); }},
      {testing::Doctor(), "subject", [](Identity& i) { i.subject = std::string(65, '8'); }},
      {testing::Doctor(), "profession", [](Identity& i) { i.profession.clear(); }},
      {testing::Doctor(), "profession", [](Identity& i) { i.profession = "10&kind=operator"; }},
      {testing::Doctor(), "family_name", [](Identity& i) { i.family_name = "A\nB"; }},
      {testing::Doctor(), "given_name", [](Identity& i) { i.given_name = "\xff"; }},
      {testing::Doctor(), "sandbox", [](Identity& i) { i.sandbox = core::SandboxId("a:branch:0"); }},
      {testing::Doctor(), "credential", [](Identity& i) { i.credential.clear(); }},
      {testing::Secretary(), "structure", [](Identity& i) { i.structure.clear(); }},
      {testing::Hospital(), "organisation", [](Identity& i) { i.organisation.clear(); }},
      {testing::Hospital(), "structure", [](Identity& i) { i.structure = "other"; }},
      {testing::Citizen(), "family_name", [](Identity& i) { i.family_name = "PATIENT"; }},
      {testing::Operator(), "branch", [](Identity& i) { i.branch = 1; }},
  };
  for (const Case& each : cases) {
    Identity identity = each.base;
    each.spoil(identity);
    const auto checked = CheckIdentity(identity);
    ASSERT_FALSE(checked) << each.field;
    EXPECT_EQ(checked.error().reason, common::v1::REASON_INVALID_ARGUMENT);
    EXPECT_EQ(checked.error().violations.front().field, each.field);
  }
}

TEST(Identity, IsShownToPeople) {
  EXPECT_EQ(DisplayName(testing::Doctor()), "Hélène MARTIN-LEBRETON (Médecin)");
  EXPECT_EQ(DisplayName(testing::Hospital()), "CH DES TROIS RIVIÈRES");
  EXPECT_EQ(DisplayName(testing::Citizen()), "usager-5d0q9x");
}

TEST(IdentityUri, RoundTripsForEverybody) {
  for (const Identity& identity : testing::Everybody()) {
    Identity read;
    ASSERT_TRUE(internal::FromUri(internal::ToUri(identity), read)) << internal::ToUri(identity);
    EXPECT_EQ(read.kind, identity.kind);
    EXPECT_EQ(read.sandbox, identity.sandbox);
    EXPECT_EQ(read.branch, identity.branch);
    EXPECT_EQ(read.credential, identity.credential);
    EXPECT_EQ(read.organisation, identity.organisation);
  }
}

TEST(IdentityUri, ReadsOnlyWhatItWrites) {
  EXPECT_EQ(internal::ToUri(testing::Doctor()),
            "parcours:sandbox:sandbox-7f3k:branch:3:credential:card-martin?kind=cps"
            "&organisation=Cabinet%20de%20l%27%C3%89tang%20%26%20associ%C3%A9s&sector=SA07&structure=10B0000012");
  for (const char* bad :
       {"", "parcours:", "parcours:host", "parcours:host?kind=", "parcours:host?kind=king",
        "parcours:host?kind=cps&kind=cps", "parcours:sandbox:a:branch:01:credential:c?kind=cps",
        "parcours:sandbox:a:branch:-1?kind=cps", "parcours:sandbox:a:branch:99999999999?kind=cps",
        "parcours:sandbox:a:branch:1:credential:b:credential:c?kind=cps", "parcours:host?kind=operator&role=%zz",
        "parcours:host?kind=operator&role=%4", "parcours:host?kind=operator&role=%41",
        "parcours:host?sector=a&kind=operator", "parcours:host:sandbox:a?kind=operator", "http://host?kind=operator"}) {
    Identity read;
    EXPECT_FALSE(internal::FromUri(bad, read)) << bad;
  }
}

TEST(UserPrincipalName, OfCardsOnly) {
  EXPECT_EQ(internal::UserPrincipalName(testing::Doctor()), "8.99700000012@carte-cps.fr");
  EXPECT_EQ(internal::UserPrincipalName(testing::Secretary()), "3.0B0000012/000000018@carte-cps.fr");
  EXPECT_EQ(internal::UserPrincipalName(testing::MobileDoctor()), "");
  EXPECT_EQ(internal::UserPrincipalName(testing::Citizen()), "");
}

}  // namespace
}  // namespace parcours::pki
