// A journal entry as the contract shows it. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "parcours/journal/v1/journal.pb.h"
#include "services/platform/journal/journal.h"
#include "services/platform/policy/method_table.h"

namespace parcours::simulator {

journal::v1::Exchange ShowExchange(const platform::Entry& entry);

enum class BodySide { kRequest, kResponse };

// A body as JSON with the contract's field names; empty for no body or a method that the contract no longer has.
std::string BodyAsJson(const platform::MethodTable& methods, const std::string& method, BodySide side, const std::string& bytes);

}  // namespace parcours::simulator
