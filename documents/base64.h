// Base64 (RFC 4648) of what stands in a document: files and images.
//
// Pure and thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parcours::documents {

std::string ToBase64(std::string_view bytes);

// White space between characters is allowed, as XML documents have it. Nothing if it is no base64.
std::optional<std::string> FromBase64(std::string_view text);

}  // namespace parcours::documents
