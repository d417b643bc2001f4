// Who may act in whose space, on a real store.
#include "services/portal/rules/delegation.h"

#include "tests/services/portal/support.h"

namespace parcours::portal {
namespace {

using common::v1::REASON_UNSPECIFIED;

class Delegations : public PortalWorld {
 protected:
  common::v1::Reason Reading(const std::string& who, const std::string& holder) {
    ActAs(who);
    return ReasonOf(world_.Run(&ListProfileEntries, About<v1::ListProfileEntriesRequest>(holder)));
  }
  core::Result<v1::RevokeDelegationResponse> Revoke(const std::string& who, const std::string& delegation) {
    v1::RevokeDelegationRequest request;
    request.set_request_id("r-1");
    request.set_delegation_id(delegation);
    ActAs(who);
    return world_.Run(&RevokeDelegation, request);
  }
  core::Result<v1::AddChildResponse> Add(const std::string& parent, const std::string& child, bool certify = true) {
    v1::AddChildRequest request;
    request.set_request_id("r-1");
    *request.mutable_child() = InsOf(child);
    request.set_certify(certify);
    ActAs(parent);
    return world_.Run(&AddChild, request);
  }
  // What the DMP was told last.
  dmp::v1::RecordDelegationRequest LastTold() const {
    dmp::v1::RecordDelegationRequest told;
    for (const auto& one : world_.enqueued()) {
      if (one.method != "parcours.dmp.v1.DmpService/RecordDelegation") continue;
      EXPECT_TRUE(told.ParseFromString(one.request));
    }
    return told;
  }
};

TEST_F(Delegations, AContactOpensNothingAnAcceptedDelegationDoesAndARevokedOneNoLonger) {
  auto contact = About<v1::AddContactRequest>("a0");
  contact.set_kind(v1::CONTACT_KIND_CAREGIVER);
  contact.set_name("A1");
  ASSERT_TRUE(world_.Run(&AddContact, contact));
  EXPECT_EQ(Reading("a1", "a0"), common::v1::REASON_DELEGATION_MISSING);

  const std::string id = Invite("a0", "a1")->delegation().id();
  EXPECT_EQ(Reading("a1", "a0"), common::v1::REASON_DELEGATION_MISSING);
  ASSERT_TRUE(Answer("a1", id));
  EXPECT_EQ(Reading("a1", "a0"), REASON_UNSPECIFIED);
  EXPECT_EQ(LastTold().carer().matricule(), InsOf("a1").matricule());
  EXPECT_FALSE(LastTold().ended());

  ASSERT_TRUE(Revoke("a0", id));
  EXPECT_TRUE(LastTold().ended());
  EXPECT_EQ(Reading("a1", "a0"), common::v1::REASON_DELEGATION_MISSING);
}

TEST_F(Delegations, ACarerGivesTheDelegationBack) {
  const std::string id = Invite("a0", "a1")->delegation().id();
  ASSERT_TRUE(Answer("a1", id));
  EXPECT_EQ(ReasonOf(Revoke("a2", id)), common::v1::REASON_NOT_FOUND);
  ASSERT_TRUE(Revoke("a1", id));
  EXPECT_EQ(ReasonOf(Revoke("a1", id)), common::v1::REASON_DELEGATION_STATE_NOT_ALLOWED);
}

TEST_F(Delegations, ACarerHasLimits) {
  Delegate("a0", "a1");
  ActAs("a1");
  auto contact = About<v1::AddContactRequest>("a0");
  contact.set_kind(v1::CONTACT_KIND_HELP);
  contact.set_name("Somebody");
  EXPECT_EQ(ReasonOf(world_.Run(&AddContact, contact)), common::v1::REASON_DELEGATE_MAY_NOT);
  EXPECT_EQ(ReasonOf(world_.Run(&CloseSpace, About<v1::CloseSpaceRequest>("a0"))), common::v1::REASON_DELEGATE_MAY_NOT);
  auto consent = About<v1::GiveConsentRequest>("a0");
  consent.set_service_code("carnet-tension");
  consent.add_purposes("lire-mesures");
  EXPECT_EQ(ReasonOf(world_.Run(&GiveConsent, consent)), common::v1::REASON_DELEGATE_MAY_NOT);
}

TEST_F(Delegations, ThreeCarersForAPersonThoseInvitedIncluded) {
  Delegate("a0", "a1");
  EXPECT_TRUE(Invite("a0", "a2"));
  EXPECT_TRUE(Invite("a0", "a3"));
  EXPECT_EQ(ReasonOf(Invite("a0", "a4")), common::v1::REASON_DELEGATION_LIMIT);
  world_.now += kInvitationLasts + std::chrono::seconds(1);
  EXPECT_TRUE(Invite("a0", "a4"));
}

TEST_F(Delegations, FivePersonsForACarer) {
  for (const char* holder : {"a1", "a2", "a3", "a4", "a5"}) Delegate(holder, "a0");
  const std::string sixth = Invite("a6", "a0")->delegation().id();
  EXPECT_EQ(ReasonOf(Answer("a0", sixth)), common::v1::REASON_DELEGATION_LIMIT);
  EXPECT_TRUE(Answer("a0", sixth, false));
}

TEST_F(Delegations, AnInvitationIsGoodForSevenDaysToTheLastMoment) {
  const std::string id = Invite("a0", "a1")->delegation().id();
  world_.now += kInvitationLasts + core::Duration(1);
  EXPECT_EQ(ReasonOf(Answer("a1", id)), common::v1::REASON_DELEGATION_STATE_NOT_ALLOWED);
  const std::string again = Invite("a0", "a1")->delegation().id();
  world_.now += kInvitationLasts;
  EXPECT_TRUE(Answer("a1", again));
}

TEST_F(Delegations, WhoHasNoActiveSpaceIsNotInvited) {
  EXPECT_EQ(ReasonOf(Invite("a0", "idle")), common::v1::REASON_SPACE_NOT_ACTIVE);
  EXPECT_EQ(ReasonOf(Invite("a0", "a0")), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_TRUE(Invite("a0", "a1"));
  EXPECT_EQ(ReasonOf(Invite("a0", "a1")), common::v1::REASON_ALREADY_EXISTS);
}

TEST_F(Delegations, TheFirstParentOpensTheSecondOneAsks) {
  EXPECT_EQ(ReasonOf(Add("a2", "lea")), common::v1::REASON_DELEGATION_MISSING);
  EXPECT_EQ(ReasonOf(Add("a0", "lea", false)), common::v1::REASON_INVALID_ARGUMENT);
  ASSERT_TRUE(Add("a0", "lea"));
  EXPECT_EQ(Reading("a0", "lea"), REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonOf(Add("a0", "lea")), common::v1::REASON_ALREADY_EXISTS);

  const auto asked = Add("a1", "lea");
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->delegation().state(), v1::DELEGATION_STATE_PENDING);
  EXPECT_EQ(Reading("a1", "lea"), common::v1::REASON_DELEGATION_MISSING);
  EXPECT_EQ(ReasonOf(Answer("a1", asked->delegation().id())), common::v1::REASON_NOT_FOUND);
  ASSERT_TRUE(Answer("a0", asked->delegation().id()));
  EXPECT_EQ(Reading("a1", "lea"), REASON_UNSPECIFIED);
}

TEST_F(Delegations, AtEighteenParentsNoLongerAct) {
  ASSERT_TRUE(Add("a0", "lea"));
  world_.now += std::chrono::hours(24 * 366 * 3);
  EXPECT_EQ(Reading("a0", "lea"), common::v1::REASON_DELEGATION_MISSING);
  EXPECT_EQ(Reading("lea", "lea"), REASON_UNSPECIFIED);
}

TEST_F(Delegations, AChildWhoseSpaceIsClosedIsNotAdded) {
  records_[InsOf("lea").matricule()] = dmp::v1::RECORD_STATE_CLOSED;
  EXPECT_EQ(ReasonOf(Add("a0", "lea")), common::v1::REASON_SPACE_CLOSED);
}

}  // namespace
}  // namespace parcours::portal
