// The rules of Mon espace santé by name: what each says, in both languages, and where it comes from.
//
// Pure and thread-safe.
#pragma once

#include "services/platform/policy/rule.h"

namespace parcours::portal {

using platform::Describe;
using platform::Refused;
using platform::RefusedAt;
using platform::Rule;

namespace rules {
// Entering a space.
extern const Rule kHolder, kParent, kCarer, kStranger, kCarerLimits, kProfessional, kNotAuthorised, kBlocked,
    kReadingOpposed, kListed, kPurpose;
// The space itself.
extern const Rule kActivation, kTerms, kClosed, kClosing, kReopening, kDeletion, kDeletionAsked;
// What it holds.
extern const Rule kFolders, kOwnEntries, kBloodGroup, kPeriod, kMeasureCode, kComputed, kPlausible, kMoment, kDays,
    kPast, kReminders, kExamination;
// People.
extern const Rule kTrusted, kDirectives, kInvitation, kThreeCarers, kFivePersons, kOpenInvitation, kChild,
    kChildCertified;
// The catalogue.
extern const Rule kConsent, kPurposes, kWithdrawn;
}  // namespace rules

}  // namespace parcours::portal
