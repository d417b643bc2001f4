#include "services/followup/rules/circle.h"

#include <algorithm>

#include "parcours/common/v1/reason.pb.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {
namespace {

template <class Is>
v1::Member* FirstOf(v1::CareCircle& circle, Is is) {
  auto& members = *circle.mutable_members();
  const auto found = std::find_if(members.begin(), members.end(), is);
  return found == members.end() ? nullptr : &*found;
}

}  // namespace

Who WhoIs(const platform::Caller& caller, const std::string& citizen) {
  if (caller.kind == policy::v1::CALLER_KIND_CITIZEN) return {.citizen = citizen, .subject = {}, .structure = {}};
  return {.citizen = {}, .subject = caller.subject, .structure = caller.structure};
}

std::string KeyOf(const v1::Invitee& invitee) {
  switch (invitee.who_case()) {
    case v1::Invitee::kProfessional:
      return invitee.professional();
    case v1::Invitee::kRelative:
      return invitee.relative().matricule();
    case v1::Invitee::kStructure:
      return invitee.structure();
    case v1::Invitee::WHO_NOT_SET:
      break;
  }
  return {};
}

bool IsTheirs(const v1::Member& member, const Who& who) {
  switch (member.who().who_case()) {
    case v1::Invitee::kProfessional:
      return !who.subject.empty() && member.who().professional() == who.subject;
    case v1::Invitee::kRelative:
      return !who.citizen.empty() && member.who().relative().matricule() == who.citizen;
    case v1::Invitee::kStructure:
      return !who.structure.empty() && member.who().structure() == who.structure;
    case v1::Invitee::WHO_NOT_SET:
      break;
  }
  return false;
}

bool IsPerson(const v1::CareCircle& circle, const Who& who) {
  return !who.citizen.empty() && circle.patient().matricule() == who.citizen;
}

v1::Member* MembershipOf(v1::CareCircle& circle, const Who& who, v1::MemberState state) {
  return FirstOf(circle, [&](const v1::Member& one) { return one.state() == state && IsTheirs(one, who); });
}

v1::Member* FindMember(v1::CareCircle& circle, const std::string& id) {
  return FirstOf(circle, [&](const v1::Member& one) {
    return one.id() == id && (one.state() == v1::MEMBER_STATE_ACTIVE || one.state() == v1::MEMBER_STATE_INVITED);
  });
}

core::Result<void> CheckConsent(const v1::CareCircle& circle) {
  if (circle.state() == v1::CIRCLE_STATE_ACTIVE) return {};
  return core::Refuse(Refused(common::v1::REASON_CONSENT_MISSING, rules::kCircleConsent));
}

core::Result<void> CheckCoordinates(const v1::Member* member) {
  if (member == nullptr || member->role() == v1::MEMBER_ROLE_COORDINATOR) return {};
  return core::Refuse(Refused(common::v1::REASON_CONSENT_MISSING, rules::kCoordinates));
}

core::Result<void> CheckNamed(v1::CareCircle& circle, const std::string& member_id) {
  if (member_id.empty() || FindMember(circle, member_id) != nullptr) return {};
  return core::Refuse(common::v1::REASON_NOT_FOUND, "member_id");
}

}  // namespace parcours::followup
