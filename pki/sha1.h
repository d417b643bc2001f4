// SHA-1, for what a standard names by it and nothing else: IHE XDM compares files with it. It keeps nobody out; where
// somebody must not be able to forge, use Sha256 of pki/crypto.h.
//
// Thread-safe. Failures of the machine throw std::runtime_error.
#pragma once

#include <string>
#include <string_view>

namespace parcours::pki {

// 20 bytes.
std::string Sha1(std::string_view bytes);

}  // namespace parcours::pki
