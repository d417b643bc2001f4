// The rules of the ordonnance by name: what each says, in both languages, and where it comes from.
//
// Pure and thread-safe.
#pragma once

#include "services/platform/policy/rule.h"

namespace parcours::prescription {

using platform::Describe;
using platform::Refused;
using platform::RefusedAt;
using platform::Rule;

namespace rules {
// Writing and signing.
extern const Rule kQualified, kDays, kTwelveMonths, kNonSubstitution, kSignature, kOwn, kSignedOnce, kOpenLine,
    kRenewed;
// Opening and dispensing.
extern const Rule kNumber, kBearer, kFirstDelay, kTreatmentEnd, kUsedUp, kCancelled, kLineUsedUp, kStopped, kInterval,
    kQuantity, kGeneric, kDispense, kWhatIsDone;
// Seeing.
extern const Rule kPrescriberSees, kPatientSees, kPatientHides;
}  // namespace rules

}  // namespace parcours::prescription
