// What is fuzzed of requests: any bytes as the request of any method, as a page token, an on-behalf-of token and the
// details of a refusal. Used by the libFuzzer target and by the test that replays its corpus.
#pragma once

#include <string>
#include <string_view>

namespace parcours::fuzz {

// Everything must come back as a value or a refusal; what is secret or sensitive must not be in the log's text.
// The first two bytes choose the method.
void FuzzRequest(std::string_view input);

// The input that carries this request of this method ("parcours.ins.v1.InsService.GetIdentity").
std::string InputFor(std::string_view method, std::string_view request);

}  // namespace parcours::fuzz
