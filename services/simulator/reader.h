// What happens at a card reader: PIN and PUK typed, keys handed out. The counting of tries is committed before a code
// is tested, so that pulling the plug buys no further try.
#pragma once

#include <optional>
#include <string_view>

#include "core/result.h"
#include "core/secret.h"
#include "services/platform/pipeline/call.h"
#include "services/simulator/card_keys.h"
#include "services/simulator/card_store.h"
#include "services/simulator/deps.h"

namespace parcours::simulator {

struct UnlockedCard {
  CardRecord card;               // with its tries restored, not yet stored
  std::optional<CardKeys> keys;  // none where the key stays in its token
};

// Counts a try, tests the PIN. Refuses with NOT_FOUND, CARD_ABSENT, CARD_REVOKED, CARD_EXPIRED, CARD_PIN_LOCKED,
// CARD_PIN_WRONG (facts: tries_left).
core::Result<UnlockedCard> TypePin(platform::Call& call, const Deps& deps, std::string_view card,
                                   const core::Secret& pin);

// Counts a try, tests the PUK. Refuses with NOT_FOUND, CARD_ABSENT, CARD_REVOKED, CARD_PUK_LOCKED, CARD_PUK_WRONG
// (facts: tries_left), CARD_NOT_EXPORTABLE (a token unblocks itself, by its own software).
core::Result<UnlockedCard> TypePuk(platform::Call& call, const Deps& deps, std::string_view card,
                                   const core::Secret& puk);

}  // namespace parcours::simulator
