// The credentials of a sandbox as the gate sees them: cards in their readers and sign-in sessions.
//
// This is simulated state: it lives in the sandbox's store, so that rewinding a sandbox rewinds locks, revocations and
// sessions. What else a card is (its keys, PIN tries) belongs to services/simulator.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/result.h"
#include "services/platform/store/store.h"

namespace parcours::platform {

enum class CredentialForm { kCard, kSession };

struct Credential {
  std::string id;  // card id or session id, as in the certificate
  CredentialForm form = CredentialForm::kCard;
  std::string subject;           // who holds it
  core::Time valid_from;         // simulated, inclusive
  core::Time valid_until;        // simulated, inclusive
  core::Duration idle_limit{0};  // sessions: ends when unused for longer; 0: no limit
  core::Time last_used;
  bool present = false;   // card: in its reader and PIN verified rightly; session: not signed out
  bool inserted = false;  // card: in its reader
  std::optional<core::Time> revoked_at;
  std::string card;  // session: the card that it was opened with; empty for none
};

void PutCredential(WriteTransaction& tx, const Credential& credential);  // inserts or replaces
std::optional<Credential> FindCredential(ReadTransaction& tx, std::string_view id);

// Whether a call with this credential is acceptable at `now` (simulated). Refuses with CERTIFICATE_REVOKED,
// CERTIFICATE_NOT_YET_VALID, CERTIFICATE_EXPIRED, and for cards CARD_ABSENT, CARD_PIN_NOT_VERIFIED, for sessions
// SESSION_ENDED.
core::Result<void> CheckCredential(const Credential& credential, core::Time now);

}  // namespace parcours::platform
