// The cryptographic primitives that other parts need, so that none of them needs OpenSSL.
//
// All functions are thread-safe. Bytes travel as std::string and std::string_view. Failures of the machine (no entropy,
// no memory) throw std::runtime_error: there is nothing a caller could do.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/secret.h"

namespace parcours::pki {

inline constexpr std::size_t kDigestBytes = 32;
inline constexpr std::size_t kKeyBytes = 32;

// 32 bytes.
std::string Sha256(std::string_view bytes);

// 32 bytes.
std::string HmacSha256(std::string_view key, std::string_view bytes);

// HKDF-SHA256 (RFC 5869): a 32-byte key for the use that `info` names.
core::Secret DeriveKey(std::string_view secret, std::string_view salt, std::string_view info);

// From the operating system's generator.
std::string RandomBytes(std::size_t count);

// Encrypts and authenticates with AES-256-GCM under a fresh random 96-bit nonce: nonce, ciphertext, 128-bit tag.
// `associated` is authenticated, not stored. `key` must have 32 bytes, else std::invalid_argument is thrown. Use a key
// for fewer than 2^32 messages.
std::string Seal(std::string_view key, std::string_view associated, std::string_view plaintext);

// The inverse of Seal. Refuses with FILE_MALFORMED where the key, the associated data or a bit of `sealed` is not the
// same.
core::Result<core::Secret> Open(std::string_view key, std::string_view associated, std::string_view sealed);

// Compares without telling by its time where the strings differ (their lengths are no secret).
bool EqualInConstantTime(std::string_view left, std::string_view right);

// RFC 4648 section 4 with padding, on one line.
std::string Base64(std::string_view bytes);

// Refuses with INVALID_ARGUMENT what is not exactly what Base64 writes.
core::Result<std::string> FromBase64(std::string_view text);

// RFC 4648 section 5 without padding, as JSON Web Tokens use it.
std::string Base64Url(std::string_view bytes);

// Refuses with INVALID_ARGUMENT what is not exactly what Base64Url writes.
core::Result<std::string> FromBase64Url(std::string_view text);

}  // namespace parcours::pki
