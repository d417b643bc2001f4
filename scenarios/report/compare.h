// Comparing a run with a recorded one. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parcours::scenarios {

// The first differences between two canonical reports: "/0/acts/1/steps/2/outcome: recorded passed, now failed". Empty
// if they are the same. What is no canonical report is the one difference.
std::vector<std::string> CompareCanonical(std::string_view recorded, std::string_view now);

}  // namespace parcours::scenarios
