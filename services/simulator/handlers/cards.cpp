#include "services/simulator/handlers/cards.h"

#include <memory>
#include <string>

#include "parcours/common/v1/reason.pb.h"
#include "services/platform/pipeline/paging.h"
#include "services/simulator/card_store.h"
#include "services/simulator/issue.h"
#include "services/simulator/reader.h"

namespace parcours::simulator {
namespace {

using platform::Transaction;

// Reads the card again inside the transaction, since it may have been revoked or removed in between, changes and stores
// it.
template <class Change>
core::Result<CardRecord> ChangeCard(Transaction& tx, const std::string& name, Change change) {
  CardRecord card = TRY(FindCard(tx.sql(), name));
  TRY(change(card));
  UpdateCardRecord(tx.sql(), card);
  return card;
}

core::Result<void> Unlock(CardRecord& card) {
  if (!card.credential.inserted) return core::Refuse(common::v1::REASON_CARD_ABSENT, card.handle);
  if (card.credential.revoked_at) return core::Refuse(common::v1::REASON_CARD_REVOKED, card.handle);
  card.pin_tries_left = kTries;
  card.credential.present = true;
  return {};
}

card::v1::Credential ToCredential(const std::string& chain, const pki::PrivateKey* key, const CardRecord& card,
                                  const Deps& deps) {
  card::v1::Credential credential;
  credential.set_certificate_chain(chain);
  if (key != nullptr) credential.set_private_key(std::string(key->ToPem().Reveal()));
  credential.set_token_uri(card.token_uri);
  credential.set_trust_root(deps.authority.RootPem());
  return credential;
}

// Work must be copyable; keys are not.
std::shared_ptr<const UnlockedCard> Share(UnlockedCard unlocked) {
  return std::make_shared<const UnlockedCard>(std::move(unlocked));
}

}  // namespace

core::Result<Work<card::v1::IssueCardResponse>> IssueCard(Call& call, const Deps& deps,
                                                          const card::v1::IssueCardRequest& request) {
  sandbox::v1::Cast cast;
  TRY(call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    cast = ReadCast(tx);
    return {};
  }));
  return Work<card::v1::IssueCardResponse>(
      [&deps, cast, spec = request.card(), sandbox = call.sandbox(),
       branch = call.branch()](Transaction& tx) -> core::Result<card::v1::IssueCardResponse> {
        if (FindCard(tx.sql(), spec.handle().empty() ? spec.holder() : spec.handle())) {
          return core::Refuse(common::v1::REASON_ALREADY_EXISTS, "a card has this handle");
        }
        const IssueTerms terms{.card_id = tx.NextId("card"),
                               .sandbox = sandbox,
                               .branch = branch,
                               .now = tx.now(),
                               .puk = (tx.NextCode() + tx.NextCode()).substr(0, 8)};
        const CardRecord card = TRY(MakeCard(deps, cast, spec, terms));
        InsertCardRecord(tx.sql(), card);
        card::v1::IssueCardResponse response;
        *response.mutable_card() = ToCard(card);
        return response;
      });
}

core::Result<Work<card::v1::ListCardsResponse>> ListCards(Call& /*call*/, const card::v1::ListCardsRequest& request) {
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), "cards"));
  return Work<card::v1::ListCardsResponse>([page](Transaction& tx) -> core::Result<card::v1::ListCardsResponse> {
    card::v1::ListCardsResponse response;
    const CardPage cards = CardsAfter(tx.sql(), page.after, page.size);
    for (const CardRecord& card : cards.cards) *response.add_cards() = ToCard(card);
    response.set_next_page_token(platform::NextPageToken(page, cards.cards.size(), cards.last, "cards"));
    return response;
  });
}

core::Result<Work<card::v1::GetCardResponse>> GetCard(Call& /*call*/, const card::v1::GetCardRequest& request) {
  return Work<card::v1::GetCardResponse>(
      [name = request.card_id()](Transaction& tx) -> core::Result<card::v1::GetCardResponse> {
        const CardRecord card = TRY(FindCard(tx.sql(), name));
        card::v1::GetCardResponse response;
        *response.mutable_card() = ToCard(card);
        response.set_authentication_certificate(card.authentication_chain);
        response.set_signature_certificate(card.signature_chain);
        return response;
      });
}

core::Result<Work<card::v1::InsertCardResponse>> InsertCard(Call& /*call*/,
                                                            const card::v1::InsertCardRequest& request) {
  return Work<card::v1::InsertCardResponse>(
      [name = request.card_id()](Transaction& tx) -> core::Result<card::v1::InsertCardResponse> {
        const CardRecord card = TRY(ChangeCard(tx, name, [](CardRecord& one) -> core::Result<void> {
          one.credential.inserted = true;
          return {};
        }));
        card::v1::InsertCardResponse response;
        *response.mutable_card() = ToCard(card);
        return response;
      });
}

core::Result<Work<card::v1::RemoveCardResponse>> RemoveCard(Call& /*call*/,
                                                            const card::v1::RemoveCardRequest& request) {
  return Work<card::v1::RemoveCardResponse>(
      [name = request.card_id()](Transaction& tx) -> core::Result<card::v1::RemoveCardResponse> {
        const CardRecord card = TRY(ChangeCard(tx, name, [](CardRecord& one) -> core::Result<void> {
          one.credential.inserted = false;
          one.credential.present = false;
          return {};
        }));
        platform::EndSessionsOf(tx.sql(), card.id);
        card::v1::RemoveCardResponse response;
        *response.mutable_card() = ToCard(card);
        return response;
      });
}

core::Result<Work<card::v1::VerifyPinResponse>> VerifyPin(Call& call, const Deps& deps,
                                                          const card::v1::VerifyPinRequest& request) {
  const auto unlocked = Share(TRY(TypePin(call, deps, request.card_id(), core::Secret(request.pin()))));
  return Work<card::v1::VerifyPinResponse>(
      [&deps, unlocked](Transaction& tx) -> core::Result<card::v1::VerifyPinResponse> {
        const CardRecord card = TRY(ChangeCard(tx, unlocked->card.id, Unlock));
        card::v1::VerifyPinResponse response;
        *response.mutable_card() = ToCard(card);
        const auto* key = unlocked->keys ? &unlocked->keys->authentication : nullptr;
        *response.mutable_credential() = ToCredential(card.authentication_chain, key, card, deps);
        return response;
      });
}

core::Result<Work<card::v1::ChangePinResponse>> ChangePin(Call& call, const Deps& deps,
                                                          const card::v1::ChangePinRequest& request) {
  const auto unlocked = Share(TRY(TypePin(call, deps, request.card_id(), core::Secret(request.pin()))));
  if (!unlocked->keys)
    return core::Refuse(common::v1::REASON_CARD_NOT_EXPORTABLE, "change the PIN of a token by its own software");
  const std::string sealed =
      SealCardKeys(*unlocked->keys, core::Secret(request.new_pin()), deps.host_secret, unlocked->card.id);
  return Work<card::v1::ChangePinResponse>(
      [unlocked, sealed](Transaction& tx) -> core::Result<card::v1::ChangePinResponse> {
        const CardRecord card = TRY(ChangeCard(tx, unlocked->card.id, [&](CardRecord& one) -> core::Result<void> {
          one.keys_under_pin = sealed;
          return Unlock(one);
        }));
        card::v1::ChangePinResponse response;
        *response.mutable_card() = ToCard(card);
        return response;
      });
}

core::Result<Work<card::v1::UnblockPinResponse>> UnblockPin(Call& call, const Deps& deps,
                                                            const card::v1::UnblockPinRequest& request) {
  const auto unlocked = Share(TRY(TypePuk(call, deps, request.card_id(), core::Secret(request.puk()))));
  const std::string sealed =
      SealCardKeys(*unlocked->keys, core::Secret(request.new_pin()), deps.host_secret, unlocked->card.id);
  return Work<card::v1::UnblockPinResponse>(
      [unlocked, sealed](Transaction& tx) -> core::Result<card::v1::UnblockPinResponse> {
        const CardRecord card = TRY(ChangeCard(tx, unlocked->card.id, [&](CardRecord& one) -> core::Result<void> {
          one.keys_under_pin = sealed;
          one.pin_tries_left = kTries;
          one.puk_tries_left = kTries;
          return {};
        }));
        card::v1::UnblockPinResponse response;
        *response.mutable_card() = ToCard(card);
        return response;
      });
}

core::Result<Work<card::v1::RevokeCardResponse>> RevokeCard(Call& /*call*/,
                                                            const card::v1::RevokeCardRequest& request) {
  return Work<card::v1::RevokeCardResponse>([name = request.card_id(), reason = request.reason()](
                                                Transaction& tx) -> core::Result<card::v1::RevokeCardResponse> {
    const CardRecord card = TRY(ChangeCard(tx, name, [&](CardRecord& one) -> core::Result<void> {
      if (one.credential.revoked_at) return core::Refuse(common::v1::REASON_CARD_REVOKED, one.handle);
      one.credential.revoked_at = tx.now();
      one.credential.present = false;
      one.revocation_reason = reason;
      return {};
    }));
    platform::EndSessionsOf(tx.sql(), card.id);
    card::v1::RevokeCardResponse response;
    *response.mutable_card() = ToCard(card);
    return response;
  });
}

core::Result<Work<card::v1::ExportCardResponse>> ExportCard(Call& call, const Deps& deps,
                                                            const card::v1::ExportCardRequest& request) {
  TRY(call.CountFirst([&](platform::WriteTransaction& tx) -> core::Result<void> {
    CardRecord card = TRY(FindCard(tx, request.card_id()));
    if (!card.token_uri.empty()) return core::Refuse(common::v1::REASON_CARD_NOT_EXPORTABLE, card.handle);
    card.credential.inserted = true;
    UpdateCardRecord(tx, card);
    return {};
  }));
  const auto unlocked = Share(TRY(TypePin(call, deps, request.card_id(), core::Secret(request.pin()))));
  return Work<card::v1::ExportCardResponse>(
      [&deps, unlocked](Transaction& tx) -> core::Result<card::v1::ExportCardResponse> {
        const CardRecord card = TRY(ChangeCard(tx, unlocked->card.id, Unlock));
        card::v1::ExportCardResponse response;
        *response.mutable_card() = ToCard(card);
        *response.mutable_authentication() =
            ToCredential(card.authentication_chain, &unlocked->keys->authentication, card, deps);
        *response.mutable_signature() = ToCredential(card.signature_chain, &unlocked->keys->signature, card, deps);
        return response;
      });
}

}  // namespace parcours::simulator
