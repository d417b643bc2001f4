// What is fuzzed of certificates: anything that a stranger can send. Used by the libFuzzer target and by the test that
// replays its corpus.
#pragma once

#include <string_view>

namespace parcours::fuzz {

// Reads `input` as a chain, as a request and as a public key; everything must come back as a value or a refusal.
void FuzzCertificate(std::string_view input);

}  // namespace parcours::fuzz
