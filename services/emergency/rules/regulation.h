// Who does what in a centre, on what a decision stands, and when a file is complete.
//
// Pure and thread-safe.
#pragma once

#include <optional>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/emergency/v1/file.pb.h"
#include "services/emergency/rules/rule.h"

namespace parcours::emergency {

// The caller's standing towards a file.
struct Standing {
  bool centre = false;     // works in a structure that hosts a SAMU
  bool in_charge = false;  // in the one that treats the file
  bool party = false;      // takes part in it: in charge, crew, destination
};

// Answering calls.
Verdict DecideAnswering(const Standing& standing);
// Writing into a file as its centre.
Verdict DecideWriting(const Standing& standing);

// The kind that an assistant gives a file. A DRM stays one.
Verdict DecideKind(const v1::EmergencyFile& file, v1::FileKind asked);

// Whether the médecin régulateur has taken up the file.
Verdict DecideRegulated(const v1::EmergencyFile& file);

// Second where an earlier decision stands and something came in 10 minutes or more after the call, before `now`.
v1::Intention IntentionOf(const v1::EmergencyFile& file, core::Time now);

// A decision that the vehicle can carry out, or nothing. `vehicle` belongs to one resource type.
v1::ResourceType ResourceOf(v1::VehicleType vehicle);
const v1::Decision* DecisionToSend(const v1::EmergencyFile& file, const std::string& decision_id,
                                   v1::VehicleType vehicle);

// What is wrong with a decision, field by field; empty if nothing.
std::vector<core::Violation> FaultsOf(const v1::Decision& decision);

// What a file still lacks, and by which rule. `what` is empty if nothing.
struct Missing {
  const Rule* rule;  // never null
  std::vector<core::Violation> what;
};

// Whether the file may be completed or validated, and what is missing.
Verdict DecideCompleting(const v1::EmergencyFile& file);
Missing MissingToComplete(const v1::EmergencyFile& file);
Missing MissingToValidate(const v1::EmergencyFile& file);

// The status that holds.
v1::VehicleStatus StatusOf(const v1::Engagement& engagement);

// Whether `to` may be reported now.
Verdict DecideStatus(const v1::Engagement& engagement, v1::VehicleStatus to);

// What a structure sees of a file: no matricule that is not qualified, unless it entered it.
v1::EmergencyFile ShownTo(v1::EmergencyFile file, const std::string& structure);

}  // namespace parcours::emergency
