#include "services/simulator/reader.h"

#include <functional>
#include <string>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::simulator {
namespace {

using common::v1::Reason;

// In the order in which a reader notices.
core::Result<void> CheckUsable(const CardRecord& card, core::Time now) {
  if (!card.credential.inserted) return core::Refuse(common::v1::REASON_CARD_ABSENT, card.handle);
  if (card.credential.revoked_at) return core::Refuse(common::v1::REASON_CARD_REVOKED, card.handle);
  if (now < card.credential.valid_from || now > card.credential.valid_until) {
    return core::Refuse(common::v1::REASON_CARD_EXPIRED, card.handle);
  }
  return {};
}

core::Refusal WrongCode(Reason wrong, Reason locked, std::uint32_t tries_left) {
  if (tries_left == 0) return core::Refusal{.reason = locked, .facts = {{"tries_left", "0"}}};
  return core::Refusal{.reason = wrong, .facts = {{"tries_left", std::to_string(tries_left)}}};
}

struct TryKind {
  std::uint32_t CardRecord::*tries_left;
  Reason wrong;
  Reason locked;
};

constexpr TryKind kPin{&CardRecord::pin_tries_left, common::v1::REASON_CARD_PIN_WRONG,
                       common::v1::REASON_CARD_PIN_LOCKED};
constexpr TryKind kPuk{&CardRecord::puk_tries_left, common::v1::REASON_CARD_PUK_WRONG,
                       common::v1::REASON_CARD_PUK_LOCKED};

core::Result<CardRecord> CountTry(platform::Call& call, std::string_view name, const TryKind& kind) {
  CardRecord card;
  TRY(call.CountFirst([&](platform::WriteTransaction& tx) -> core::Result<void> {
    card = TRY(FindCard(tx, name));
    TRY(CheckUsable(card, call.now()));
    if (card.*kind.tries_left == 0) return core::Refuse(WrongCode(kind.wrong, kind.locked, 0));
    --(card.*kind.tries_left);
    card.credential.present = false;  // whatever was unlocked is locked until the code proves right
    UpdateCardRecord(tx, card);
    return {};
  }));
  return card;
}

}  // namespace

core::Result<UnlockedCard> TypePin(platform::Call& call, const Deps& deps, std::string_view name,
                                   const core::Secret& pin) {
  UnlockedCard unlocked{.card = TRY(CountTry(call, name, kPin)), .keys = std::nullopt};
  CardRecord& card = unlocked.card;
  core::Result<void> tested;
  if (card.token_uri.empty()) {
    auto keys = UnsealCardKeys(card.keys_under_pin, pin, deps.host_secret, card.id);
    if (keys) {
      unlocked.keys = std::move(*keys);
    } else {
      tested = core::Refuse(std::move(keys).error());
    }
  } else {
    pki::Pkcs11Module* module = TRY(deps.tokens.Module());
    tested = module->VerifyPin(card.token_uri, pin);
  }
  if (!tested && tested.error().reason == kPin.wrong) {
    return core::Refuse(WrongCode(kPin.wrong, kPin.locked, card.pin_tries_left));
  }
  if (!tested) return core::Refuse(std::move(tested).error());
  card.pin_tries_left = kTries;
  card.credential.present = true;
  return unlocked;
}

core::Result<UnlockedCard> TypePuk(platform::Call& call, const Deps& deps, std::string_view name,
                                   const core::Secret& puk) {
  UnlockedCard unlocked{.card = TRY(CountTry(call, name, kPuk)), .keys = std::nullopt};
  CardRecord& card = unlocked.card;
  if (!card.token_uri.empty())
    return core::Refuse(common::v1::REASON_CARD_NOT_EXPORTABLE, "unblock the token by its own software");
  auto keys = UnsealCardKeys(card.keys_under_puk, puk, deps.host_secret, card.id);
  if (!keys && keys.error().reason == common::v1::REASON_CARD_PIN_WRONG) {
    return core::Refuse(WrongCode(kPuk.wrong, kPuk.locked, card.puk_tries_left));
  }
  if (!keys) return core::Refuse(std::move(keys).error());
  unlocked.keys = std::move(*keys);
  card.puk_tries_left = kTries;
  return unlocked;
}

}  // namespace parcours::simulator
