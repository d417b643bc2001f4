#include "services/ins/rules/identity_status.h"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <utility>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::ins {
namespace {

using enum IdentityEvent;
constexpr auto kProv = v1::IDENTITY_STATUS_PROVISIONAL;
constexpr auto kRecup = v1::IDENTITY_STATUS_RETRIEVED;
constexpr auto kVali = v1::IDENTITY_STATUS_VALIDATED;
constexpr auto kQual = v1::IDENTITY_STATUS_QUALIFIED;
constexpr std::optional<v1::IdentityStatus> kNo = std::nullopt;

constexpr v1::IdentityStatus kStatuses[] = {kProv, kRecup, kVali, kQual};

struct Row {
  IdentityEvent event;
  std::optional<v1::IdentityStatus> after[4];  // from PROV, RECUP, VALI, QUAL
};
const Row kTable[] = {
    {kRetrieved, {kRecup, kRecup, kQual, kQual}},      {kReadFromApp, {kQual, kQual, kQual, kQual}},
    {kValidated, {kVali, kQual, kVali, kQual}},        {kVerifiedOk, {kRecup, kRecup, kQual, kQual}},
    {kVerifiedKo, {kProv, kProv, kVali, kVali}},       {kTraitsChanged, {kProv, kProv, kProv, kProv}},
    {kValidationWithdrawn, {kNo, kNo, kProv, kRecup}}, {kRetrievalWithdrawn, {kNo, kProv, kNo, kVali}},
    {kBothWithdrawn, {kNo, kProv, kProv, kProv}},      {kDeclaredUnreliable, {kProv, kProv, kProv, kProv}},
};

TEST(NextStatus, FollowsTheTableForEveryStatusAndEvent) {
  for (const Row& row : kTable) {
    for (int i = 0; i < 4; ++i) {
      SCOPED_TRACE(std::string(RuleOf(row.event)) + " from " + v1::IdentityStatus_Name(kStatuses[i]));
      const auto next = NextStatus(kStatuses[i], row.event, false);
      ASSERT_EQ(next.has_value(), row.after[i].has_value());
      if (next) {
        EXPECT_EQ(*next, *row.after[i]);
      } else {
        EXPECT_EQ(next.error().reason, common::v1::REASON_IDENTITY_TRANSITION_NOT_ALLOWED);
      }
    }
  }
}

TEST(NextStatus, NeverRaisesADoubtfulOrFictitiousIdentity) {
  for (const IdentityEvent event : {kRetrieved, kReadFromApp, kValidated, kVerifiedOk}) {
    for (const v1::IdentityStatus status : kStatuses) {
      const auto next = NextStatus(status, event, true);
      ASSERT_FALSE(next);
      EXPECT_EQ(next.error().reason, common::v1::REASON_IDENTITY_DOUBTFUL_OR_FICTITIOUS);
    }
  }
  EXPECT_EQ(*NextStatus(kQual, kDeclaredUnreliable, true), kProv);
  EXPECT_EQ(*NextStatus(kProv, kTraitsChanged, true), kProv);
}

TEST(NextStatus, QualifiesInEitherOrder) {
  EXPECT_EQ(*NextStatus(*NextStatus(kProv, kRetrieved, false), kValidated, false), kQual);
  EXPECT_EQ(*NextStatus(*NextStatus(kProv, kValidated, false), kRetrieved, false), kQual);
}

v1::Identity Qualified() {
  v1::Identity identity;
  identity.set_status(kQual);
  identity.mutable_ins()->set_matricule("1610618033998");
  identity.add_ins_history()->set_matricule("1610618033997");
  identity.mutable_retrieved()->set_seconds(1);
  identity.mutable_validation()->set_document(v1::IDENTITY_DOCUMENT_PASSPORT);
  return identity;
}

TEST(Advance, TakesAwayExactlyWhatTheEventTakesAway) {
  const std::map<IdentityEvent, std::pair<bool, bool>> keeps = {// matricule, document check
                                                                {kRetrieved, {true, true}},
                                                                {kReadFromApp, {true, true}},
                                                                {kValidated, {true, true}},
                                                                {kVerifiedOk, {true, true}},
                                                                {kVerifiedKo, {false, true}},
                                                                {kTraitsChanged, {false, false}},
                                                                {kValidationWithdrawn, {true, false}},
                                                                {kRetrievalWithdrawn, {false, true}},
                                                                {kBothWithdrawn, {false, false}},
                                                                {kDeclaredUnreliable, {false, false}}};
  for (const auto& [event, kept] : keeps) {
    SCOPED_TRACE(RuleOf(event));
    v1::Identity identity = Qualified();
    ASSERT_TRUE(Advance(identity, event));
    EXPECT_EQ(identity.has_ins(), kept.first);
    EXPECT_EQ(identity.ins_history_size() == 1, kept.first);
    EXPECT_EQ(identity.has_retrieved(), kept.first);
    EXPECT_EQ(identity.has_validation(), kept.second);
  }
}

TEST(Advance, LeavesTheRecordAloneWhenItRefuses) {
  v1::Identity identity = Qualified();
  identity.set_status(kProv);
  const std::string before = identity.SerializeAsString();
  ASSERT_FALSE(Advance(identity, kBothWithdrawn));
  EXPECT_EQ(identity.SerializeAsString(), before);
}

TEST(AddAttribute, KeepsTheOrderOfTheEnumAndNoneTwice) {
  v1::Identity identity;
  AddAttribute(identity, v1::IDENTITY_ATTRIBUTE_FICTITIOUS);
  AddAttribute(identity, v1::IDENTITY_ATTRIBUTE_HOMONYM);
  AddAttribute(identity, v1::IDENTITY_ATTRIBUTE_FICTITIOUS);
  ASSERT_EQ(identity.attributes_size(), 2);
  EXPECT_EQ(identity.attributes(0), v1::IDENTITY_ATTRIBUTE_HOMONYM);
  EXPECT_TRUE(IsUnreliable(identity));
}

}  // namespace
}  // namespace parcours::ins
