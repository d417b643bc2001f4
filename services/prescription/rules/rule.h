// The rules of the ordonnance by name: what each says, in both languages, and where it comes from.
//
// Pure and thread-safe.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace parcours::prescription {

struct Rule {
  std::string_view id;
  std::string_view fr;
  std::string_view en;
  std::string_view source;  // empty: ours
};

// What the journal keeps of the rule that decided: "rx.dispense.first; CSP R5132-22", "rx.own; ours".
std::string Describe(const Rule& rule);

// The refusal by that rule, with the facts "rule" and "source" and what `facts` adds.
core::Refusal Refused(core::Reason reason, const Rule& rule, std::map<std::string, std::string> facts = {});
// The same, for a request: each place at fault.
core::Refusal RefusedAt(core::Reason reason, const Rule& rule, std::vector<core::Violation> violations);

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
