// What can be known of an expectation without a host: do its fields, values and operators fit the answer's type?
#pragma once

#include <google/protobuf/descriptor.h>

#include "scenarios/engine/diagnostic.h"
#include "scenarios/engine/node.h"

namespace parcours::scenarios {

// Says what can never match an answer of `method`: unknown fields, operators, enum values and reasons, numbers, times
// and durations that are none, regular expressions that do not compile. Places with ${…} fit anywhere. Thread-safe.
void CheckExpectation(const Node& expected, const google::protobuf::MethodDescriptor& method, Diagnostics& diagnostics);

}  // namespace parcours::scenarios
