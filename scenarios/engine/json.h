// Protobuf messages as JSON for variables, expectations and reports: the contract's field names, short enum values,
// times as RFC 3339, durations as "5 min", bytes as text where they are text and base64 otherwise.
//
// Thread-safe.
#pragma once

#include <google/protobuf/message.h>

#include <string>

#include "scenarios/engine/result.h"

namespace parcours::scenarios {

enum class SecretFields { kShown, kMasked };

// Every field without presence is there, default or not; messages and optional fields only if set.
Json ToJson(const google::protobuf::Message& message, SecretFields secrets);

// A scalar as one would write it in a scenario; objects and lists as compact JSON.
std::string ToText(const Json& value);

}  // namespace parcours::scenarios
