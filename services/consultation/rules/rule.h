// The rules of consultation reports by name: what each says, in both languages, and where it comes from.
//
// Pure and thread-safe.
#pragma once

#include "services/platform/policy/rule.h"

namespace parcours::consultation {

using platform::Describe;
using platform::Refused;
using platform::RefusedAt;
using platform::Rule;

namespace rules {
extern const Rule kQualified, kInformed, kObjection, kStandIn, kOccasion, kOneVersion, kRead, kSignature, kSignedOnce,
    kOnlySigned, kSentOnce;
}  // namespace rules

}  // namespace parcours::consultation
