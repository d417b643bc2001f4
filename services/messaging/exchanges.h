// Exchanges with citizens: contacts and conversations, and what a citizen sees of them.
//
// Functions have the thread-safety of the transaction that they take.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "parcours/messaging/v1/message.pb.h"
#include "services/messaging/store.h"
#include "services/platform/pipeline/call.h"

namespace parcours::messaging {

// A conversation of a citizen, by address. Refuses with NOT_FOUND.
struct Exchange {
  StoredContact contact;
  StoredConversation conversation;
};
core::Result<Exchange> ExchangeOf(platform::ReadTransaction& tx, const std::string& citizen,
                                  const std::string& conversation);

// A message of a citizen in a conversation that is not in the bin. Refuses with NOT_FOUND.
core::Result<v1::Message> MessageOfCitizen(platform::ReadTransaction& tx, const std::string& citizen,
                                           const std::string& message);

// Refuses with CONVERSATION_CLOSED.
core::Result<void> EnforceNotEnded(platform::Transaction& tx, const StoredContact& contact);

// What a professional's message does to the exchanges with a citizen: it opens them, opens them again, or ends them.
enum class Effect { kOpen, kEnd };
// The conversation that the message belongs to: that of the message it answers, else a new one; a message that only
// ends the exchanges joins the last one, if there is one. `answered`: empty if it answers none.
std::string JoinExchange(platform::Transaction& tx, const v1::Message& message, const std::string& citizen,
                         const std::string& answered, Effect effect);

// A new conversation. Its id.
std::string BeginConversation(platform::Transaction& tx, const std::string& contact, const std::string& subject);

v1::Contact ShownContact(const StoredContact& contact);
v1::Conversation ShownConversation(platform::ReadTransaction& tx, const Exchange& exchange);
// Without the CDA documents, which are for software.
v1::ConversationMessage ShownToCitizen(platform::ReadTransaction& tx, const v1::Message& message,
                                       const std::string& citizen);

}  // namespace parcours::messaging
