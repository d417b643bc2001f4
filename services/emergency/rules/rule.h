// The rules of the centre 15 by name: what each says, in both languages, and where it comes from.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace parcours::emergency {

struct Rule {
  std::string_view id;
  std::string_view fr;
  std::string_view en;
  std::string_view source;  // empty: ours
};

// What a rule decided. Allowed if there is no reason.
struct Verdict {
  core::Reason reason;
  const Rule* rule;  // never null

  bool allowed() const { return reason == core::Reason{}; }
  // What the journal keeps: "emergency.drm; DSF lien 15-15 v1.0 (ANS)".
  std::string Describe() const;
  // The refusal that this verdict is, with the facts "rule" and "source".
  core::Refusal ToRefusal() const;
};

Verdict Allow(const Rule& rule);
Verdict Deny(core::Reason reason, const Rule& rule);

// "ours", or the rule's source.
std::string_view SourceOf(const Rule& rule);

namespace rules {
// Who does what.
extern const Rule kEveryCall, kCentreOnly, kInCharge, kParty, kFirstLine, kMedicalDecision, kCrew, kDestination;
// Kind of the file, numbers, communications.
extern const Rule kDrm, kDoctorMakesDrm, kDefaultPriority, kMotive, kCommunications;
// Identity.
extern const Rule kIdentity, kMatriculeQualified;
// Decisions and means.
extern const Rule kDecisionContent, kIntention, kEngagement, kOneMission, kStatusOrder, kHandoverFirst, kHandover;
// Observations and transfers.
extern const Rule kObservation, kObservationContent, kTransfer, kTransferToCentre, kOneTransfer, kNotDelivered,
    kDelivered, kExpired, kAddressee, kTakenOver, kTransferRefused;
// The file's life.
extern const Rule kEditable, kCallReopens, kDecisionReopens, kCompleted, kValidated, kFrozen, kStateOrder, kClosed,
    kUrgentNeedsDoctor, kAssistantCloses, kAllCarriedOut, kDrmDecided, kCoherent;
}  // namespace rules

// Every rule above, for tests and pages.
std::vector<const Rule*> AllRules();

}  // namespace parcours::emergency
