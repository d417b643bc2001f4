// What is fuzzed of scenarios: any bytes as a file. Used by the libFuzzer target and by the test that replays its
// corpus.
#pragma once

#include <string_view>

namespace parcours::fuzz {

// Loads and checks `input`; everything must come back as a scenario or as legible diagnostics.
void FuzzScenario(std::string_view input);

}  // namespace parcours::fuzz
