// What the contract says of each refusal reason: its name, its gRPC status code, its text and its cure.
//
// Read from the descriptor of parcours/common/v1/reason.proto; nothing is written twice. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/text.h"

namespace parcours::core {

// The reason's name on the wire and in scenarios, without prefix: "IDENTITY_NOT_QUALIFIED".
std::string ReasonName(Reason reason);

// The inverse; accepts the prefix REASON_ too.
std::optional<Reason> ReasonFromName(std::string_view name);

// The gRPC status code (google.rpc.Code) that a reason travels with.
int StatusCodeOf(Reason reason);

// The name of a gRPC status code: "FAILED_PRECONDITION".
std::string StatusCodeName(int code);

Text WhatOf(Reason reason);
Text CureOf(Reason reason);

// For a person: what, the rule that decided with its source or else the detail, tries left, cure.
std::string Explain(const Refusal& refusal, Language language);

}  // namespace parcours::core
