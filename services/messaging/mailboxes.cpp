#include "services/messaging/mailboxes.h"

#include <google/protobuf/util/time_util.h>

#include "parcours/common/v1/reason.pb.h"
#include "services/messaging/rules/mailboxes.h"

namespace parcours::messaging {
namespace {

// An address that nobody has is nobody's: not the caller's either.
Verdict DecideOpeningOf(platform::ReadTransaction& tx, const platform::Caller& caller, const std::string& address,
                        v1::Mailbox& mailbox) {
  if (auto found = FindMailbox(tx, NormalAddress(address))) mailbox = std::move(*found);
  return DecideOpening(caller, mailbox);
}

}  // namespace

google::protobuf::Timestamp ToTimestamp(core::Time time) {
  return google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(time.time_since_epoch().count());
}

core::Result<v1::Mailbox> MailboxToOpen(platform::Transaction& tx, const std::string& address) {
  v1::Mailbox mailbox;
  const Verdict verdict = DecideOpeningOf(tx.sql(), tx.caller(), address, mailbox);
  tx.Decide(verdict.Describe());
  if (!verdict.allowed()) return core::Refuse(verdict.ToRefusal());
  return mailbox;
}

core::Result<v1::Mailbox> MailboxToSendFrom(platform::Call& call, const std::string& address) {
  v1::Mailbox mailbox;
  TRY(call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    const Verdict verdict = DecideOpeningOf(tx, call.caller(), address, mailbox);
    if (!verdict.allowed()) return core::Refuse(verdict.ToRefusal());
    return {};
  }));
  return mailbox;
}

core::Result<StoredMessage> MessageToRead(platform::Transaction& tx, const std::string& address,
                                          const std::string& id) {
  const v1::Mailbox mailbox = TRY(MailboxToOpen(tx, address));
  auto stored = FindInMailbox(tx.sql(), mailbox.address(), id);
  if (!stored) return core::Refuse(common::v1::REASON_NOT_FOUND, "message_id");
  if (stored->message.has_patient()) tx.Concern(stored->message.patient().matricule());
  return std::move(*stored);
}

core::Result<v1::Attachment> AttachmentOf(const v1::Message& message, const std::string& id) {
  for (const v1::Attachment& one : message.attachments()) {
    if (one.id() == id) return one;
  }
  return core::Refuse(common::v1::REASON_NOT_FOUND, "attachment_id");
}

v1::Message ShownInMailbox(platform::ReadTransaction& tx, StoredMessage stored) {
  if (stored.folder == v1::FOLDER_SENT) {
    for (v1::Receipt& receipt : ReceiptsOf(tx, stored.message.id())) {
      *stored.message.add_receipts() = std::move(receipt);
    }
  }
  return std::move(stored.message);
}

}  // namespace parcours::messaging
