// Mailboxes and messages as a professional or a software meets them: found, judged, shown.
//
// Functions have the thread-safety of the transaction or call that they take.
#pragma once

#include <string>

#include "core/result.h"
#include "parcours/messaging/v1/message.pb.h"
#include "services/messaging/store.h"
#include "services/platform/pipeline/call.h"

namespace parcours::messaging {

google::protobuf::Timestamp ToTimestamp(core::Time time);

// A mailbox that the caller may open; names the rule for the journal. Refuses with MAILBOX_NOT_YOURS.
core::Result<v1::Mailbox> MailboxToOpen(platform::Transaction& tx, const std::string& address);

// The same while gathering.
core::Result<v1::Mailbox> MailboxToSendFrom(platform::Call& call, const std::string& address);

// A message in a mailbox that the caller may open; names its patient to the journal. Refuses with MAILBOX_NOT_YOURS,
// NOT_FOUND.
core::Result<StoredMessage> MessageToRead(platform::Transaction& tx, const std::string& address, const std::string& id);

// The attachment of that id. Refuses with NOT_FOUND.
core::Result<v1::Attachment> AttachmentOf(const v1::Message& message, const std::string& id);

// With its receipts, if it was sent from there.
v1::Message ShownInMailbox(platform::ReadTransaction& tx, StoredMessage stored);

}  // namespace parcours::messaging
