#include "services/simulator/card_store.h"

#include <google/protobuf/util/time_util.h>

#include "parcours/common/v1/reason.pb.h"
#include "services/platform/policy/fields.h"

namespace parcours::simulator {
namespace {

using google::protobuf::util::TimeUtil;
using platform::Blob;
using platform::ReadTransaction;
using platform::Row;
using platform::WriteTransaction;

constexpr std::string_view kSelectByName =
    "SELECT id, handle, kind, holder, holder_name, subject, number, pin_tries_left, puk_tries_left, keys_under_pin, "
    "keys_under_puk, authentication_chain, signature_chain, token_uri, revocation_reason, ordinal FROM simulator_card "
    "WHERE id = ?1 OR handle = ?1";
constexpr std::string_view kSelectPage =
    "SELECT id, handle, kind, holder, holder_name, subject, number, pin_tries_left, puk_tries_left, keys_under_pin, "
    "keys_under_puk, authentication_chain, signature_chain, token_uri, revocation_reason, ordinal FROM simulator_card "
    "WHERE ordinal > ? ORDER BY ordinal LIMIT ?";

CardRecord ReadCard(const Row& row) {
  CardRecord card;
  card.id = row.Text(0);
  card.handle = row.Text(1);
  card.kind = static_cast<policy::v1::CallerKind>(row.Int(2));
  card.holder = row.Text(3);
  card.holder_name = row.Text(4);
  card.subject = row.Text(5);
  card.number = row.Text(6);
  card.pin_tries_left = static_cast<std::uint32_t>(row.Int(7));
  card.puk_tries_left = static_cast<std::uint32_t>(row.Int(8));
  card.keys_under_pin = row.Text(9);
  card.keys_under_puk = row.Text(10);
  card.authentication_chain = row.Text(11);
  card.signature_chain = row.Text(12);
  card.token_uri = row.Text(13);
  card.revocation_reason = static_cast<card::v1::RevocationReason>(row.Int(14));
  return card;
}

google::protobuf::Timestamp ToTimestamp(core::Time time) {
  return TimeUtil::MicrosecondsToTimestamp(time.time_since_epoch().count());
}

card::v1::PinState PinStateOf(std::uint32_t tries_left) {
  if (tries_left == 0) return card::v1::PIN_STATE_LOCKED;
  if (tries_left == 1) return card::v1::PIN_STATE_FINAL_TRY;
  return tries_left < kTries ? card::v1::PIN_STATE_COUNT_LOW : card::v1::PIN_STATE_READY;
}

}  // namespace

void InsertCardRecord(WriteTransaction& tx, const CardRecord& card) {
  tx.Run(
      "INSERT INTO simulator_card(id, ordinal, handle, kind, holder, holder_name, subject, number, pin_tries_left, "
      "puk_tries_left, keys_under_pin, keys_under_puk, authentication_chain, signature_chain, token_uri, "
      "revocation_reason) "
      "SELECT ?, coalesce(max(ordinal), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM simulator_card",
      {card.id, card.handle, std::int64_t{card.kind}, card.holder, card.holder_name, card.subject, card.number,
       std::int64_t{card.pin_tries_left}, std::int64_t{card.puk_tries_left}, Blob{card.keys_under_pin},
       Blob{card.keys_under_puk}, card.authentication_chain, card.signature_chain, card.token_uri,
       std::int64_t{card.revocation_reason}});
  platform::PutCredential(tx, card.credential);
}

void UpdateCardRecord(WriteTransaction& tx, const CardRecord& card) {
  tx.Run(
      "UPDATE simulator_card SET pin_tries_left = ?, puk_tries_left = ?, keys_under_pin = ?, keys_under_puk = ?, "
      "revocation_reason = ? WHERE id = ?",
      {std::int64_t{card.pin_tries_left}, std::int64_t{card.puk_tries_left}, Blob{card.keys_under_pin},
       Blob{card.keys_under_puk}, std::int64_t{card.revocation_reason}, card.id});
  platform::PutCredential(tx, card.credential);
}

core::Result<CardRecord> FindCard(ReadTransaction& tx, std::string_view id_or_handle) {
  auto card = tx.One<CardRecord>(kSelectByName, {id_or_handle}, ReadCard);
  if (!card) return core::Refuse(common::v1::REASON_NOT_FOUND, "card");
  card->credential = platform::FindCredential(tx, card->id).value_or(platform::Credential{.id = card->id});
  return std::move(*card);
}

CardPage CardsAfter(ReadTransaction& tx, std::int64_t after, std::int64_t most) {
  CardPage page{.cards = {}, .last = after};
  tx.Select(kSelectPage, std::initializer_list<platform::Value>{after, most}, [&](const Row& row) {
    page.cards.push_back(ReadCard(row));
    page.last = row.Int(15);
  });
  for (CardRecord& card : page.cards) {
    card.credential = platform::FindCredential(tx, card.id).value_or(platform::Credential{.id = card.id});
  }
  return page;
}

void PutCast(WriteTransaction& tx, sandbox::v1::Cast cast) {
  platform::MaskSecrets(cast);
  const std::string bytes = cast.SerializeAsString();
  tx.Run("INSERT OR REPLACE INTO simulator_cast(one, people) VALUES(1, ?)", {Blob{bytes}});
}

sandbox::v1::Cast ReadCast(ReadTransaction& tx) {
  sandbox::v1::Cast cast;
  const auto bytes = tx.One<std::string>("SELECT people FROM simulator_cast WHERE one = 1", {},
                                         [](const Row& row) { return row.Text(0); });
  if (bytes) cast.ParseFromString(*bytes);
  return cast;
}

card::v1::Card ToCard(const CardRecord& record) {
  card::v1::Card card;
  card.set_id(record.id);
  card.set_handle(record.handle);
  card.set_kind(record.kind);
  card.set_holder(record.holder);
  card.set_holder_name(record.holder_name);
  card.set_subject(record.subject);
  card.set_number(record.number);
  *card.mutable_valid_from() = ToTimestamp(record.credential.valid_from);
  *card.mutable_valid_until() = ToTimestamp(record.credential.valid_until);
  card.set_inserted(record.credential.inserted);
  card.set_unlocked(record.credential.present);
  card.set_pin_state(PinStateOf(record.pin_tries_left));
  card.set_pin_tries_left(record.pin_tries_left);
  card.set_puk_tries_left(record.puk_tries_left);
  if (record.credential.revoked_at) *card.mutable_revoked_at() = ToTimestamp(*record.credential.revoked_at);
  card.set_revocation_reason(record.revocation_reason);
  card.set_token_uri(record.token_uri);
  return card;
}

}  // namespace parcours::simulator
