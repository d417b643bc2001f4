#include "services/simulator/handlers/signatures.h"

#include <string>

#include "parcours/common/v1/reason.pb.h"
#include "pki/chain.h"
#include "pki/crypto.h"
#include "pki/key.h"
#include "services/simulator/card_store.h"
#include "services/simulator/reader.h"

namespace parcours::simulator {
namespace {

using platform::Transaction;

core::Result<void> CheckCard(const CardRecord& card, core::Time now) {
  if (card.credential.revoked_at) return core::Refuse(common::v1::REASON_CARD_REVOKED, "the signature's card");
  if (now < card.credential.valid_from || now > card.credential.valid_until) {
    return core::Refuse(common::v1::REASON_CARD_EXPIRED, "the signature's card");
  }
  return {};
}

}  // namespace

core::Result<Work<card::v1::SignContentResponse>> SignContent(Call& call, const Deps& deps,
                                                              const card::v1::SignContentRequest& request) {
  const UnlockedCard unlocked = TRY(TypePin(call, deps, request.card_id(), core::Secret(request.pin())));
  if (!unlocked.keys) return core::Refuse(common::v1::REASON_CARD_WITHOUT_SIGNATURE_KEY, unlocked.card.handle);
  const std::string signature = pki::Base64(unlocked.keys->signature.Sign(request.content()));
  return Work<card::v1::SignContentResponse>(
      [id = unlocked.card.id, signature](Transaction& tx) -> core::Result<card::v1::SignContentResponse> {
        // Read again: it may have been revoked or removed in between.
        CardRecord card = TRY(FindCard(tx.sql(), id));
        if (!card.credential.inserted) return core::Refuse(common::v1::REASON_CARD_ABSENT, card.handle);
        if (card.credential.revoked_at) return core::Refuse(common::v1::REASON_CARD_REVOKED, card.handle);
        card.pin_tries_left = kTries;
        card.credential.present = true;
        UpdateCardRecord(tx.sql(), card);
        card::v1::SignContentResponse response;
        *response.mutable_card() = ToCard(card);
        response.set_signature(signature);
        response.set_signature_certificate(card.signature_chain);
        return response;
      });
}

core::Result<Work<card::v1::CheckSignatureResponse>> CheckSignature(Call& call, const Deps& deps,
                                                                    const card::v1::CheckSignatureRequest& request) {
  const std::string& chain = request.signature_certificate();
  auto verified = pki::VerifyChain(chain, deps.authority.TrustPem(), deps.wall.Now(), pki::Purpose::kSignature);
  if (!verified) return core::Refuse(common::v1::REASON_CERTIFICATE_UNTRUSTED, verified.error().detail);
  const auto signature = pki::FromBase64(request.signature());
  if (!signature || !pki::Verify(chain, request.content(), *signature)) {
    return core::Refuse(common::v1::REASON_SIGNATURE_INVALID);
  }
  const pki::Identity& holder = verified->identity;
  if (holder.sandbox != call.sandbox()) return core::Refuse(common::v1::REASON_NOT_FOUND, "the signature's card");
  return Work<card::v1::CheckSignatureResponse>(
      [id = holder.credential](Transaction& tx) -> core::Result<card::v1::CheckSignatureResponse> {
        const CardRecord card = TRY(FindCard(tx.sql(), id));
        TRY(CheckCard(card, tx.now()));
        card::v1::CheckSignatureResponse response;
        response.set_subject(card.subject);
        response.set_holder_name(card.holder_name);
        response.set_card_id(card.id);
        return response;
      });
}

}  // namespace parcours::simulator
