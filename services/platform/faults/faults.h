// Faults of a sandbox: what a scenario makes go wrong on purpose. Part of the sandbox's state, rewound with it.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <google/protobuf/message.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/sandbox/v1/fault.pb.h"
#include "services/platform/policy/method_table.h"
#include "services/platform/store/store.h"

namespace parcours::platform {

void PutFault(WriteTransaction& tx, const sandbox::v1::Fault& fault);

// In order of id, without the first `skip`.
std::vector<sandbox::v1::Fault> ListFaults(ReadTransaction& tx, std::int64_t skip, std::int64_t most);

// Clears one fault, or all if `id` is empty; returns how many.
std::int64_t ClearFaults(WriteTransaction& tx, std::string_view id);

// The fault in force at `now` for this method: one on the method itself before one on its service.
std::optional<sandbox::v1::Fault> FaultFor(ReadTransaction& tx, const Method& method, core::Time now);

// Notes that a fault limited in calls has struck once; the last time it is cleared.
void CountFault(WriteTransaction& tx, const sandbox::v1::Fault& fault);

// Damages the text fields of an answer, the same way each time, so that a client that does not check is found out.
void Garble(google::protobuf::Message& answer);

}  // namespace parcours::platform
