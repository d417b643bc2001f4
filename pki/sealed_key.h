// File cards: a private key sealed under a PIN and a secret of the host.
//
// What is claimed: without the host's secret the blob is worthless, whatever PIN is tried. What is not: a PIN of four
// digits protects nothing against who holds the host's secret and the blob, for ten thousand PINs are tried in seconds;
// against them only counting tries helps, which a copy of the files escapes. That is the difference to a real card or a
// PKCS#11 token, and a simulator's cards need no more.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "core/secret.h"

namespace parcours::pki {

// Seals `key_pem` with AES-256-GCM. The sealing key is HMAC-SHA256 of the stretched PIN (PBKDF2) under a key that HKDF
// makes of `host_secret` (at least 16 bytes, else std::invalid_argument) and a random salt. `credential` (the card's
// id) is bound to it: a blob put in another card's place does not open. One to two milliseconds. Thread-safe.
std::string SealKey(const core::Secret& key_pem, const core::Secret& pin, const core::Secret& host_secret,
                    std::string_view credential);

// The key's PEM. Refuses with CARD_PIN_WRONG where the blob is whole and the PIN does not open it, and with
// FILE_MALFORMED where the blob is truncated, changed, of another card or another host. Does not count tries.
// Thread-safe.
core::Result<core::Secret> UnsealKey(std::string_view blob, const core::Secret& pin, const core::Secret& host_secret,
                                     std::string_view credential);

}  // namespace parcours::pki
