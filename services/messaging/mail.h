// What happens to a message once it is accepted: it is kept, put into mailboxes, and people are told.
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

// Gives the message its id and headers of the thread, and keeps it: in the sender's folder of sent ones and each
// recipient's inbox (`message.to`).
void Post(platform::Transaction& tx, NewMessage& message);

// References and In-Reply-To of an answer.
void Answer(v1::Message& message, const v1::Message& answered);

// A notice of the operator that a message did not reach an address.
void PostUndelivered(platform::Transaction& tx, const v1::Message& message, const std::string& address,
                     core::Reason why);

// A plain message of the addressee's software that it could not file a message's documents.
void PostFailure(platform::Transaction& tx, const v1::Message& message, const v1::Mailbox& by, const std::string& code);

// A receipt of `by` for a message, kept for its sender. Says it to nobody where none was wished.
v1::Receipt MakeReceipt(platform::Transaction& tx, const v1::Message& message, const std::string& by,
                        v1::Disposition disposition, const std::string& code);
bool WantsReceipt(const v1::Message& message);

// Tells a citizen on the phone that there is a message.
void NotifyCitizen(platform::Transaction& tx, const common::v1::Ins& citizen, const std::string& from);

}  // namespace parcours::messaging
