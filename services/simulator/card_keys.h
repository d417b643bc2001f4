// The two private keys of a file card, sealed together under its PIN and once more under its PUK.
//
// What such a seal is worth: pki/sealed_key.h. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "core/secret.h"
#include "pki/key.h"

namespace parcours::simulator {

struct CardKeys {
  pki::PrivateKey authentication;
  pki::PrivateKey signature;
};

// A blob for the store. `card`: its id, bound to the blob.
std::string SealCardKeys(const CardKeys& keys, const core::Secret& code, const core::Secret& host_secret,
                         std::string_view card);

// Refuses with CARD_PIN_WRONG, whether `code` is a PIN or a PUK, and FILE_MALFORMED.
core::Result<CardKeys> UnsealCardKeys(std::string_view blob, const core::Secret& code, const core::Secret& host_secret,
                                      std::string_view card);

}  // namespace parcours::simulator
