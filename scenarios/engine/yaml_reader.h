// Reading YAML: the only file that knows yaml-cpp.
#pragma once

#include <optional>
#include <string_view>

#include "scenarios/engine/diagnostic.h"
#include "scenarios/engine/node.h"

namespace parcours::scenarios {

// Limits that no honest scenario reaches.
inline constexpr std::size_t kMostBytes = 4U << 20U;
inline constexpr std::size_t kMostNodes = 200000;         // after aliases are expanded; what has an anchor counts twice
inline constexpr std::size_t kMostText = 4 * kMostBytes;  // likewise
inline constexpr std::size_t kDeepest = 64;

// Reads one document. Says what is wrong in `diagnostics` and gives nothing for: invalid UTF-8, a NUL byte, a file too
// large, too deep, too many nodes or too much text (bombs of aliases), YAML that does not parse, a duplicate key, a key
// that is no scalar, more than one document. Limits hold while reading: nothing beyond them is ever in memory. `file`:
// its name for places.
std::optional<Node> ReadYaml(std::string_view text, std::string_view file, Diagnostics& diagnostics);

}  // namespace parcours::scenarios
