#include "services/messaging/exchanges.h"

#include <algorithm>

#include "parcours/common/v1/reason.pb.h"
#include "services/messaging/mail.h"
#include "services/messaging/rules/files.h"
#include "services/messaging/rules/rule.h"
#include "services/messaging/rules/subject.h"

namespace parcours::messaging {
namespace {

v1::ReplyOption ReplyOptionOf(const StoredContact& contact) {
  return contact.ended ? v1::REPLY_OPTION_BLOCKED : v1::REPLY_OPTION_REPLY;
}

bool WasAcknowledged(platform::ReadTransaction& tx, const v1::Message& message, const std::string& citizen) {
  const auto receipts = ReceiptsOf(tx, message.id());
  return std::any_of(receipts.begin(), receipts.end(),
                     [&](const v1::Receipt& receipt) { return receipt.final_recipient() == citizen; });
}

// The contact of that mailbox, made if the citizen has none.
StoredContact ContactFor(platform::Transaction& tx, const std::string& citizen, const v1::Message& message) {
  if (auto known = FindContact(tx.sql(), citizen, message.from())) return std::move(*known);
  StoredContact contact{
      .id = tx.NextId("cnt"), .citizen = citizen, .mailbox = message.from(), .name = message.from_name()};
  InsertContact(tx.sql(), contact);
  return contact;
}

}  // namespace

core::Result<Exchange> ExchangeOf(platform::ReadTransaction& tx, const std::string& citizen,
                                  const std::string& conversation) {
  auto found = FindConversation(tx, conversation);
  if (!found) return core::Refuse(common::v1::REASON_NOT_FOUND, "conversation_id");
  auto contact = ContactById(tx, found->contact);
  if (!contact || contact->citizen != citizen) return core::Refuse(common::v1::REASON_NOT_FOUND, "conversation_id");
  return Exchange{std::move(*contact), std::move(*found)};
}

core::Result<v1::Message> MessageOfCitizen(platform::ReadTransaction& tx, const std::string& citizen,
                                           const std::string& message) {
  auto stored = FindInMailbox(tx, citizen, message);
  if (!stored) return core::Refuse(common::v1::REASON_NOT_FOUND, "message_id");
  const auto conversation = FindConversation(tx, stored->message.conversation_id());
  if (!conversation || conversation->trashed) return core::Refuse(common::v1::REASON_NOT_FOUND, "message_id");
  return std::move(stored->message);
}

core::Result<void> EnforceNotEnded(platform::Transaction& tx, const StoredContact& contact) {
  const Verdict verdict =
      contact.ended ? Deny(common::v1::REASON_CONVERSATION_CLOSED, rules::kEnded) : Allow(rules::kReply);
  tx.Decide(verdict.Describe());
  if (!verdict.allowed()) return core::Refuse(verdict.ToRefusal());
  return {};
}

std::string JoinExchange(platform::Transaction& tx, const v1::Message& message, const std::string& citizen,
                         const std::string& answered, Effect effect) {
  StoredContact contact = ContactFor(tx, citizen, message);
  contact.ended = effect == Effect::kEnd;
  UpdateEnded(tx.sql(), contact);
  if (const auto known = FindConversation(tx.sql(), answered);
      known && known->contact == contact.id && !known->trashed) {
    return known->id;
  }
  if (EndsExchanges(message.subject())) {
    if (const auto latest = LatestConversation(tx.sql(), contact.id)) return latest->id;
  }
  return BeginConversation(tx, contact.id, ShownSubject(message.subject()));
}

std::string BeginConversation(platform::Transaction& tx, const std::string& contact, const std::string& subject) {
  const StoredConversation conversation{.id = tx.NextId("cnv"), .contact = contact, .subject = subject};
  InsertConversation(tx.sql(), conversation);
  return conversation.id;
}

v1::Contact ShownContact(const StoredContact& contact) {
  v1::Contact shown;
  shown.set_id(contact.id);
  shown.set_name(contact.name);
  shown.set_reply_option(ReplyOptionOf(contact));
  return shown;
}

v1::Conversation ShownConversation(platform::ReadTransaction& tx, const Exchange& exchange) {
  v1::Conversation shown;
  shown.set_id(exchange.conversation.id);
  shown.set_subject(exchange.conversation.subject);
  *shown.mutable_contact() = ShownContact(exchange.contact);
  shown.set_reply_option(ReplyOptionOf(exchange.contact));
  shown.set_trashed(exchange.conversation.trashed);
  shown.set_remaining_size(kMostPatientBytes);
  const auto messages = MessagesIn(tx, exchange.conversation.id, exchange.contact.citizen);
  shown.set_read(std::all_of(messages.begin(), messages.end(), [](const auto& one) { return one.message.read(); }));
  if (!messages.empty()) *shown.mutable_last() = messages.back().message.sent();
  return shown;
}

v1::ConversationMessage ShownToCitizen(platform::ReadTransaction& tx, const v1::Message& message,
                                       const std::string& citizen) {
  v1::ConversationMessage shown;
  shown.set_id(message.id());
  shown.set_mine(message.from() == citizen);
  shown.set_from_name(message.from_name());
  *shown.mutable_sent() = message.sent();
  shown.set_subject(message.shown_subject());
  shown.set_text(message.text());
  for (const v1::Attachment& one : message.attachments()) {
    if (one.kind() != v1::ATTACHMENT_KIND_CDA) *shown.add_attachments() = one;
  }
  shown.set_acknowledgement_wanted(!shown.mine() && WantsReceipt(message));
  shown.set_acknowledged(shown.acknowledgement_wanted() && WasAcknowledged(tx, message, citizen));
  return shown;
}

}  // namespace parcours::messaging
