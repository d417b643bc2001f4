// The rules of orientation, telemonitoring and coordination by name: what each says, in both languages, and where it
// comes from.
//
// Pure and thread-safe.
#pragma once

#include "services/platform/policy/rule.h"

namespace parcours::followup {

using platform::Describe;
using platform::Refused;
using platform::RefusedAt;
using platform::Rule;

namespace rules {
// All three.
extern const Rule kQualified;
// Orientation: the file.
extern const Rule kOwnFile, kDuplicate, kUnits, kPartContent, kMedicalPart, kMedicalByDoctor, kAllPartsValidated,
    kFileOver, kTraced;
// Orientation: the requests.
extern const Rule kSeveralUnits, kOneRequest, kAddressed, kAnswerContent, kAdmissionOrder, kOneRetained, kOneAdmits,
    kCancelledUnread;
// Telemonitoring.
extern const Rule kTeam, kOnePlan, kConsent, kEligible, kOneYear, kPlanOrder, kDailyWeight, kDecompensation, kSilent,
    kSilenceNotMuted, kDoctorMutes, kDoctorAdjusts, kNoActionWithReason, kHandledFirst, kNoEmergency;
// Coordination.
extern const Rule kOneCircle, kOwnCircle, kInCircle, kCircleConsent, kCoordinates, kInvitation, kCarePlanBy,
    kPlanValidated, kNotebook, kCalendar, kAppointmentOrder;
}  // namespace rules

}  // namespace parcours::followup
