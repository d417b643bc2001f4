// The four statuses of an identity and what moves it from one to another (RNIV 1, EXI SI 07).
//
// A status says which of two proofs there are: the identity was retrieved from INSi, and it was checked against a
// high-confidence document. Qualification is both, in any order.
//
// Pure and thread-safe.
#pragma once

#include <string_view>

#include "core/result.h"
#include "parcours/ins/v1/identity.pb.h"

namespace parcours::ins {

enum class IdentityEvent {
  kRetrieved,            // INSi found one person
  kReadFromApp,          // the appli carte Vitale gave the identity (RNIV 4.3.4)
  kValidated,            // a high-confidence document was checked
  kVerifiedOk,           // INSi confirmed matricule and traits
  kVerifiedKo,           // INSi did not
  kTraitsChanged,        // a strict trait was changed by hand
  kValidationWithdrawn,  // the document check is taken back
  kRetrievalWithdrawn,   // the retrieval is taken back
  kBothWithdrawn,        // whatever there is is taken back
  kDeclaredUnreliable,   // the identity became doubtful or fictitious
};

// The status after an event. `unreliable`: the identity is doubtful or fictitious, so nothing may raise it.
// Refuses with IDENTITY_DOUBTFUL_OR_FICTITIOUS, IDENTITY_TRANSITION_NOT_ALLOWED (nothing to take back).
core::Result<v1::IdentityStatus> NextStatus(v1::IdentityStatus status, IdentityEvent event, bool unreliable);

// Moves the record: its status, and what the event takes away (matricule, document check). What an event brings (the
// matricule, the document) is the caller's to set. Refuses like NextStatus; the record is then unchanged.
core::Result<void> Advance(v1::Identity& identity, IdentityEvent event);

// True for DOUBTFUL and FICTITIOUS.
bool IsUnreliable(const v1::Identity& identity);

bool HasAttribute(const v1::Identity& identity, v1::IdentityAttribute attribute);

// Adds an attribute in the order of the enum; nothing happens if it is there.
void AddAttribute(v1::Identity& identity, v1::IdentityAttribute attribute);

// Name and source of the rule that an event stands on, for the journal.
std::string_view RuleOf(IdentityEvent event);

}  // namespace parcours::ins
