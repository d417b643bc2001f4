// The first of the two stages of policy: may this kind of caller call this method at all? A pure function of the rule
// in the contract and the caller's credential. The second stage, about one patient, is in each service's rules.
#pragma once

#include <string>

#include "core/result.h"
#include "parcours/policy/v1/policy.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::platform {

// Whether a service makes the call on the caller's behalf or the caller makes it.
enum class Route { kDirect, kThroughService };

// Refuses with CREDENTIAL_MISSING (anonymous where a card is needed), CALLER_KIND_NOT_ALLOWED, PROFESSION_NOT_ALLOWED.
core::Result<void> Authorise(const policy::v1::MethodRule& rule, const Caller& caller, Route route);

// The rule in words for the journal: "CPS, CPE; RNIV 1, EXI SI 08".
std::string DescribeRule(const policy::v1::MethodRule& rule);

}  // namespace parcours::platform
