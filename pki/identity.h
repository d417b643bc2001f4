// What a certificate says of its holder.
#pragma once

#include <cstdint>
#include <string>

#include "core/ids.h"
#include "core/result.h"
#include "parcours/policy/v1/policy.pb.h"

namespace parcours::pki {

// A value. Codes are those of the ANS nomenclatures; empty where they do not apply to the kind of holder.
struct Identity {
  policy::v1::CallerKind kind = policy::v1::CALLER_KIND_UNSPECIFIED;
  std::string subject;  // PS_IdNat, Struct_IdNat of a structure, pseudonym of a citizen, name of a service or operator
  std::string given_name;    // persons with a card only, never a citizen
  std::string family_name;   // exercise name; persons with a card only, never a citizen
  std::string title;         // "Médecin"
  std::string profession;    // TRE_G15, or TRE_G16 for a CPF
  std::string speciality;    // TRE_R01
  std::string role;          // TRE_R85, of an employee
  std::string structure;     // Struct_IdNat
  std::string organisation;  // name of the structure
  std::string sector;        // TRE_R02
  core::SandboxId sandbox;   // empty for operators and for services of a host
  std::uint32_t branch = 0;  // branch of the sandbox's journal in which the credential was issued
  std::string credential;    // card id or id of the sign-in session; empty for operators and services of a host

  bool operator==(const Identity&) const = default;
};

// For people: "Dr" is not guessed; "Claire MARTIN (Médecin)", the organisation of a structure, or else the subject.
std::string DisplayName(const Identity& identity);

// Says what is missing or contradictory for the kind, with INVALID_ARGUMENT and one violation a field: no subject, a
// card without credential id or sandbox, a professional's card without profession, an employee without structure, a
// citizen with a name in clear, ids that are not of [A-Za-z0-9-.]{1,64}, text that is not UTF-8, has control characters
// or is longer than X.509 allows.
core::Result<void> CheckIdentity(const Identity& identity);

}  // namespace parcours::pki
