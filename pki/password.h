// Passwords at rest: salted and stretched, never in clear.
//
// PBKDF2-HMAC-SHA256 with 10,000 rounds: a few milliseconds. Low on purpose: the passwords are those of invented
// people, and a class starts fifty worlds at once. Each hash says its rounds, so that the number can grow.
//
// Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace parcours::pki {

// "pbkdf2-sha256$10000$<salt>$<hash>", under a fresh random salt.
std::string HashPassword(std::string_view password);

// False for anything that HashPassword did not write.
bool PasswordMatches(std::string_view password, std::string_view hash);

// The hash of no password: comparing with it takes as long as with a real one, and never matches.
std::string_view NobodysPasswordHash();

}  // namespace parcours::pki
