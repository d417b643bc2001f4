// The life of a file: which act is possible in which state, and what comes with time alone.
//
// States and what closing means: Hub Santé, nomenclature etat. Which act leads where, beyond what the source says, is
// ours; each transition names its rule. Pure and thread-safe.
#pragma once

#include <span>

#include "core/clock.h"
#include "parcours/emergency/v1/codes.pb.h"
#include "services/emergency/rules/rule.h"

namespace parcours::emergency {

enum class FileEvent {
  kCall,      // an incoming communication
  kEdit,      // a note, a patient, a qualification, a vehicle
  kDecision,  // a medical decision
  kComplete,
  kValidate,
};

inline constexpr FileEvent kFileEvents[] = {FileEvent::kCall, FileEvent::kEdit, FileEvent::kDecision,
                                            FileEvent::kComplete, FileEvent::kValidate};

// What an event does in a state: where it leads, or why it is refused.
struct FileTransition {
  v1::FileState from;
  FileEvent event;
  v1::FileState to;  // that of `from` where it is refused
  core::Reason refused;
  const Rule* rule;
};

// One line for each state and event.
std::span<const FileTransition> FileTransitions();

// The line of the table. `state` is one of the six.
const FileTransition& TransitionOf(v1::FileState state, FileEvent event);

// The state on that day: CLOSED 24 hours, FILED three months, ARCHIVED two years after opening, whatever was kept.
v1::FileState StateAt(v1::FileState kept, core::Time opened, core::Time now);

}  // namespace parcours::emergency
