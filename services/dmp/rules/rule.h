// The rules of the DMP by name: what each says, in both languages, and where it comes from.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "core/text.h"

namespace parcours::dmp {

struct Rule {
  std::string_view id;
  std::string_view fr;
  std::string_view en;
  std::string_view source;  // empty: ours
};

// What a rule decided. Allowed if there is no reason.
struct Verdict {
  core::Reason reason;
  const Rule* rule;         // never null
  std::string source = {};  // where it is more precise than the rule's: a cell of the matrix, "ours" included

  bool allowed() const { return reason == core::Reason{}; }
  // What the journal keeps: "dmp.read.masked; ours".
  std::string Describe() const;
  // The refusal that this verdict is, with the facts "rule" and "source".
  core::Refusal ToRefusal() const;
};

Verdict Allow(const Rule& rule, std::string source = {});
Verdict Deny(core::Reason reason, const Rule& rule, std::string source = {});

// "ours", or the source that counts for the verdict.
std::string SourceOf(const Verdict& verdict);

namespace rules {
// Entering a record.
extern const Rule kPatient, kRepresentative, kStranger, kStudent, kNominative, kEmployee, kNoCareRole, kNoRecord,
    kClosed, kBlocked, kCentre15Place, kCentre15Switch, kCentre15, kJustification, kBreakGlassSwitch, kBreakGlass,
    kReadingOpposed, kAuthorised, kNotAuthorised, kGeneralPractitioner, kProfession;
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
