// The transfer of a file to another centre: its states, and what each event does in each.
//
// States and what they mean: DSF lien 15-15 and DST of the Hub Santé. Pure and thread-safe.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/emergency/v1/file.pb.h"
#include "services/emergency/rules/rule.h"

namespace parcours::emergency {

enum class TransferEvent { kDelivery, kAcceptance, kRefusal };

inline constexpr TransferEvent kTransferEvents[] = {TransferEvent::kDelivery, TransferEvent::kAcceptance,
                                                    TransferEvent::kRefusal};

// Where an event leads; nothing where it does not happen.
struct TransferStep {
  v1::TransferState from;
  TransferEvent event;
  v1::TransferState to;
  const Rule* rule;
};

// All that happens; nothing else does.
std::span<const TransferStep> TransferSteps();
const TransferStep* StepOf(v1::TransferState state, TransferEvent event);

// The state at that time: what is not delivered expires after 24 hours.
v1::TransferState TransferStateAt(const v1::Transfer& transfer, core::Time now);

// Whether the file may be sent: one transfer at a time. States are those of today.
Verdict DecideTransfer(const v1::EmergencyFile& file);

// What is wrong with an observation, field by field; empty if nothing.
std::vector<core::Violation> FaultsOf(const v1::Observation& observation);

}  // namespace parcours::emergency
