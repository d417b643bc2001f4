// The matricule INS (NIR or NIA): its syntax, its key, its authorities, and invented ones for invented people.
//
// Pure and thread-safe. What a wrong key means is the caller's to say: official examples and the INSi test environment
// carry some, so who only reads such data reports them, and who relies on a matricule refuses with KEY_WRONG.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parcours::common::v1 {
class Ins;
class Traits;
}  // namespace parcours::common::v1

namespace parcours::core {

// Who assigned a matricule. Source: fr-core FRCorePatientINS (Interop'Santé), StrucMin schematron (ANS).
enum class InsAuthority { kNir, kNia, kTest, kDemonstration };

inline constexpr std::string_view kNirOid = "1.2.250.1.213.1.4.8";
inline constexpr std::string_view kNiaOid = "1.2.250.1.213.1.4.9";
inline constexpr std::string_view kTestOid = "1.2.250.1.213.1.4.10";
inline constexpr std::string_view kDemonstrationOid = "1.2.250.1.213.1.4.11";

// Nothing if the OID is none of a matricule INS.
std::optional<InsAuthority> AuthorityOf(std::string_view oid);

// True for 13 digits whose 6th and 7th characters may be 2A or 2B (Corsica).
bool IsMatricule(std::string_view text);

// The two digits 97 - (N mod 97), where N reads 2A as 19 and 2B as 18. Empty if `matricule` is none.
std::string MatriculeKey(std::string_view matricule);

// True if the key is the matricule's.
bool KeyMatches(const common::v1::Ins& ins);

// True if sex, year, month and place of the matricule are those of the traits. They differ rightly after a change of
// civil status, so this is a hint, never a refusal. Month and place only count where both sides say something definite.
bool AgreesWithTraits(const common::v1::Ins& ins, const common::v1::Traits& traits);

// An invented matricule for an invented person: test OID, right key; sex, year, month and place from the traits; order
// number counted down from 999, so that the `ordinal`s 0 to 998 of one cast never collide. A birth place that is absent
// or no COG counts as unknown (99999), a month outside the calendar and the registry's codes for it (20-42, 50-99)
// as 20.
common::v1::Ins MakeTestIns(const common::v1::Traits& traits, std::uint32_t ordinal);

}  // namespace parcours::core
