// The rules of the centre 15 by name: what each says, in both languages, and where it comes from.
//
// Pure and thread-safe.
#pragma once

#include "services/platform/policy/rule.h"

namespace parcours::emergency {

using platform::Allow;
using platform::Deny;
using platform::Rule;
using platform::Verdict;

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

}  // namespace parcours::emergency
