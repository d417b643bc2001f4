// The formats that a field can be declared to have (parcours.policy.v1.Format).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parcours/policy/v1/policy.pb.h"

namespace parcours::platform {

// What is wrong with `text` as `format`, in words and without the text itself; nothing if it is right. Thread-safe.
std::optional<std::string> FormatFault(policy::v1::Format format, std::string_view text);

}  // namespace parcours::platform
