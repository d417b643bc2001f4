// Issuing a card: keys, certificates, seals, validity.
#pragma once

#include <string>

#include "core/result.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "services/simulator/card_store.h"
#include "services/simulator/deps.h"

namespace parcours::simulator {

// What is not in the card's specification.
struct IssueTerms {
  std::string card_id;
  core::SandboxId sandbox;
  std::uint32_t branch = 1;
  core::Time now;   // simulated
  std::string puk;  // where the specification has none
};

// A new card, not yet in any store. With a token_uri its key is made inside that token.
// Refuses as IdentityOfHolder does, with INVALID_ARGUMENT (dates, PIN, PUK), and as the token does.
core::Result<CardRecord> MakeCard(const Deps& deps, const sandbox::v1::Cast& cast, const sandbox::v1::CardSpec& spec,
                                  const IssueTerms& terms);

}  // namespace parcours::simulator
