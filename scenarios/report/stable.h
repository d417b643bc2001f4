// What a host or a machine chooses by chance, taken out of a report. Pure; thread-safe.
#pragma once

#include <string>

#include "scenarios/engine/result.h"

namespace parcours::scenarios {

// Ids made at random (sbx-, snp-, exc-, inc-, run- and hexadecimal digits), PEM blocks and local ports become words
// that say what stood there: "<sandbox>", "<CERTIFICATE>", "localhost:<port>".
std::string StableText(const std::string& text);

// The same in every string and key; objects have their keys in order. Fields that hold nothing but chance (join codes,
// wall times, hashes over signed or timed data, token URIs) become their name in angle brackets.
Json StableJson(const Json& value);

}  // namespace parcours::scenarios
