// Fields that the contract requires.
#pragma once

#include <google/protobuf/descriptor.h>

#include <set>
#include <string>

#include "scenarios/engine/diagnostic.h"
#include "scenarios/engine/node.h"

namespace parcours::scenarios {

// Says which required fields of `type` and of the messages inside are not written. A ${…} may stand for all of a
// message. `mark`: the place to name where nothing is written. `filled`: fields of `type` itself that need not be
// written. Thread-safe.
void CheckRequired(const Node& written, const google::protobuf::Descriptor& type, const Mark& mark,
                   const std::set<std::string>& filled, Diagnostics& diagnostics);

}  // namespace parcours::scenarios
