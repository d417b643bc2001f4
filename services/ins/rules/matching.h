// Who matches whom: the search of INSi, the comparison of a record with INSi, and namesakes within a structure.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parcours/common/v1/common.pb.h"
#include "parcours/ins/v1/identity.pb.h"

namespace parcours::ins {

// Unknown birth place (from memory of the RNIV; ours).
inline constexpr std::string_view kUnknownBirthPlace = "99999";

// All given names as one text, as INSi's ListePrenom has them.
std::string JoinGivenNames(const common::v1::Traits& traits);

// Whether INSi finds somebody by this given name: any one of theirs, or all of them in order. That any of them will do
// follows from the retry rule for first names (esante-bretagne.fr); the operation itself takes one value.
bool HasGivenName(const common::v1::Traits& person, std::string_view given_name);

// True if both places are known and differ.
bool PlacesDiffer(std::string_view one, std::string_view other);

// Where `person` (from INSi) says other than `record`. Given names agree if the record's first one is theirs and the
// others are among theirs; an undetermined sex or an unknown place in the record agrees with anything. Ours.
std::vector<v1::Trait> Compare(const common::v1::Traits& record, const common::v1::Traits& person);

// Same birth name, first given name, sex and birth date: two records that a clerk can confuse. Ours.
bool LookAlike(const common::v1::Traits& one, const common::v1::Traits& other);

}  // namespace parcours::ins
