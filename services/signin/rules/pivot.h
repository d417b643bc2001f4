// The pivot identity of FranceConnect: made from what a provider knows, and read back into strict traits to find the
// person in the national base. Source: france-connect/sources (identite_pivot, sub).
//
// Pure and thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parcours/common/v1/common.pb.h"
#include "parcours/signin/v1/france_connect.pb.h"

namespace parcours::signin {

// "eidas1", "eidas2", "eidas3".
std::string AcrOf(int level);

// 1, 2, 3; an unset level is 1.
int NumberOf(v1::AssuranceLevel level);
v1::AssuranceLevel LevelOf(int number);

// The claims of the civil status, without sub, acr, provider and contact.
v1::PivotIdentity ToPivot(const common::v1::Traits& traits);

// Strict traits in the form of INSi: accents, apostrophes and particles as INSi writes them. Nothing where a name
// cannot be written so.
std::optional<common::v1::Traits> ToTraits(const v1::PivotIdentity& pivot);

// The pairwise subject at a service: hexadecimal SHA-256 of service, identity and secret, and "v1".
std::string SubOf(const v1::PivotIdentity& pivot, std::string_view service, std::string_view secret);

}  // namespace parcours::signin
