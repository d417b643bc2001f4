// What an account accepts: identifiers, passwords; and how addresses are shown to whoever has not signed in.
// Source: Mon espace santé, ens-mobile: identifier of at least 8 characters, password of at least 9, mixed.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace parcours::signin {

// Refuses with INVALID_ARGUMENT (field "identifier").
core::Result<void> CheckIdentifier(std::string_view identifier);

// At least nine characters, with lower case, upper case and digit. Refuses with PASSWORD_TOO_WEAK, naming the field.
core::Result<void> CheckPassword(std::string_view password, std::string_view field);

// "+33 6 39 98 12 34" -> "••• 34"; "paul.martel@exemple.invalid" -> "p•••@exemple.invalid". Empty stays empty.
std::string MaskMobile(std::string_view mobile);
std::string MaskEmail(std::string_view email);

}  // namespace parcours::signin
