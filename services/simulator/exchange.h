// The bodies of a journal entry as people read them. Thread-safe.
#pragma once

#include <string>

#include "services/platform/policy/method_table.h"

namespace parcours::simulator {

enum class BodySide { kRequest, kResponse };

// A body as JSON with the contract's field names; empty for no body or a method that the contract no longer has.
std::string BodyAsJson(const platform::MethodTable& methods, const std::string& method, BodySide side,
                       const std::string& bytes);

}  // namespace parcours::simulator
