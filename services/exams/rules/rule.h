// The rules of examinations by name: what each says, in both languages, and where it comes from.
//
// Pure and thread-safe.
#pragma once

#include "services/platform/policy/rule.h"

namespace parcours::exams {

using platform::Describe;
using platform::Refused;
using platform::RefusedAt;
using platform::Rule;

namespace rules {
extern const Rule kRequest, kQualified, kSamePatient, kOrder, kKind, kCoded, kRange, kValidated, kRadiologist,
    kOwnCorrection, kFeeds, kFeedsNot, kPatientSees, kPrescriberSees, kStructureSees;
}  // namespace rules

}  // namespace parcours::exams
