// The rules of the DMP by name: what each says, in both languages, and where it comes from.
//
// Pure and thread-safe.
#pragma once

#include "services/platform/policy/rule.h"

namespace parcours::dmp {

using platform::Allow;
using platform::Deny;
using platform::Rule;
using platform::SourceOf;
using platform::Verdict;

namespace rules {
// Entering a record.
extern const Rule kPatient, kRepresentative, kDelegate, kDelegateLimits, kStranger, kStudent, kNominative, kEmployee,
    kNoCareRole, kNoRecord, kClosed, kBlocked, kCentre15Place, kCentre15Switch, kCentre15, kJustification,
    kBreakGlassSwitch, kBreakGlass, kReadingOpposed, kAuthorised, kNotAuthorised, kGeneralPractitioner, kProfession;
// Reading a document.
extern const Rule kDeleted, kOwnDocument, kMatrix, kMasked, kMaskedForGeneralPractitioner, kMaskedInEmergency,
    kNotYetVisible, kHiddenFromRepresentatives, kPatientReads;
// Feeding.
extern const Rule kFeeding, kFeedingOpposed, kPatientsType, kNotInDmp;
// Visibility and deletion.
extern const Rule kMaskingByPatient, kMaskingByProfessional, kRevealing, kHidingFromPatient, kHidingFromRepresentatives,
    kSuperseded, kDeletingOwn, kDeletingOthers, kPatientDeletes, kPatientDeletesOwn;
// History.
extern const Rule kHistory, kHistoryOthers;
}  // namespace rules

}  // namespace parcours::dmp
