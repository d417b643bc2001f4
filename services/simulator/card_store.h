// The cards of a sandbox in its store. What the gate knows of them (in the reader, unlocked, revoked, valid) is the
// platform's credential of the same id; the two are always written together.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/card/v1/card.pb.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "services/platform/sandbox/credentials.h"
#include "services/platform/sandbox/sessions.h"
#include "services/platform/store/store.h"

namespace parcours::simulator {

inline constexpr std::uint32_t kTries =
    3;  // esante.gouv.fr, espace CPS: three wrong codes in a row lock; PUK tries: ours

struct CardRecord {
  std::string id;
  std::string handle;
  policy::v1::CallerKind kind = policy::v1::CALLER_KIND_UNSPECIFIED;
  std::string holder;  // handle
  std::string holder_name;
  std::string subject;
  std::string number;
  std::uint32_t pin_tries_left = kTries;
  std::uint32_t puk_tries_left = kTries;
  std::string keys_under_pin;  // empty for a token's card
  std::string keys_under_puk;
  std::string authentication_chain;  // PEM
  std::string signature_chain;       // PEM; empty for a token's card without one
  std::string token_uri;
  card::v1::RevocationReason revocation_reason = card::v1::REVOCATION_REASON_UNSPECIFIED;
  platform::Credential credential;
};

void InsertCardRecord(platform::WriteTransaction& tx, const CardRecord& card);
void UpdateCardRecord(platform::WriteTransaction& tx, const CardRecord& card);

// By id or handle. Refuses with NOT_FOUND.
core::Result<CardRecord> FindCard(platform::ReadTransaction& tx, std::string_view id_or_handle);

struct CardPage {
  std::vector<CardRecord> cards;  // in order of issue
  std::int64_t last = 0;          // position of the last one
};
CardPage CardsAfter(platform::ReadTransaction& tx, std::int64_t after, std::int64_t most);

// The people that cards can be issued to, without their secrets.
void PutCast(platform::WriteTransaction& tx, sandbox::v1::Cast cast);
sandbox::v1::Cast ReadCast(platform::ReadTransaction& tx);

// As people see it.
card::v1::Card ToCard(const CardRecord& card);

}  // namespace parcours::simulator
