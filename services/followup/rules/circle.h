// Who is in a care circle, and what of it is theirs to do.
//
// Pure and thread-safe.
#pragma once

#include <string>

#include "core/result.h"
#include "parcours/followup/v1/care_circle.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::followup {

// Somebody as circles know them. `citizen`: matricule of a citizen, empty for others.
struct Who {
  std::string citizen;
  std::string subject;    // of a professional or employee
  std::string structure;  // for which they act
};
Who WhoIs(const platform::Caller& caller, const std::string& citizen);

// What an invitee is found by: PS_IdNat, matricule or Struct_IdNat. Empty if nobody is named.
std::string KeyOf(const v1::Invitee& invitee);

// Whether an invitation or a membership is theirs.
bool IsTheirs(const v1::Member& member, const Who& who);

bool IsPerson(const v1::CareCircle& circle, const Who& who);

// Their membership in that state; null if they have none.
v1::Member* MembershipOf(v1::CareCircle& circle, const Who& who, v1::MemberState state);

// A member by id that is in the circle or invited; null if there is none.
v1::Member* FindMember(v1::CareCircle& circle, const std::string& id);

// The person has agreed. Refuses with CONSENT_MISSING.
core::Result<void> CheckConsent(const v1::CareCircle& circle);

// Of a member who acts (null: the person does): the person's consent covers what the coordinator does. Refuses with
// CONSENT_MISSING.
core::Result<void> CheckCoordinates(const v1::Member* member);

// Names somebody in the circle or nobody. Refuses with NOT_FOUND.
core::Result<void> CheckNamed(v1::CareCircle& circle, const std::string& member_id);

}  // namespace parcours::followup
