// Names as INSi takes them: upper case, no diacritics, hyphens and apostrophes kept, one space between words.
// Source: INSi request ^[A-Z\-' ]+$ (padoa/tlsi-ins, src/wsdl). How other alphabets and signs are transcribed is ours:
// they are refused, because a guess would make another person of somebody.
//
// Pure and thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/common/v1/common.pb.h"
#include "parcours/ins/v1/identity.pb.h"

namespace parcours::ins {

// "Lérenne" -> "LERENNE", "d’Œuvre" -> "D'OEUVRE". Nothing if a character has no Latin letter to stand for it (digits,
// full stops, other alphabets), if no letter is left, or if the text is no UTF-8.
std::optional<std::string> ToInsName(std::string_view declared);

// The strict traits behind what was declared. `field` is the path of `declared` in the request.
// Refuses with INVALID_ARGUMENT: a name that cannot be transcribed, a birth date after `now`.
core::Result<common::v1::Traits> ToStrictTraits(const v1::DeclaredTraits& declared, std::string_view field,
                                                core::Time now);

}  // namespace parcours::ins
