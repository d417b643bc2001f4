// All SQL of the messaging service: mailboxes, messages and where they stand, receipts, exchanges with citizens.
//
// Functions run inside the caller's transaction and have its thread-safety. Addresses are normal (NormalAddress).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parcours/messaging/v1/message.pb.h"
#include "parcours/messaging/v1/messaging.pb.h"
#include "services/platform/pipeline/paging.h"
#include "services/platform/store/store.h"

namespace parcours::messaging {

platform::Schema MessagingSchema();

// ---- Mailboxes

void InsertMailbox(platform::WriteTransaction& tx, const v1::Mailbox& mailbox);
void UpdateRedList(platform::WriteTransaction& tx, const v1::Mailbox& mailbox);
std::optional<v1::Mailbox> FindMailbox(platform::ReadTransaction& tx, const std::string& address);

struct ListedMailbox {
  std::int64_t position;
  v1::Mailbox mailbox;
};
// Personal ones of a holder and the organisational one of a structure, or the applicative one; with their unread count.
std::vector<ListedMailbox> MailboxesOfPerson(platform::ReadTransaction& tx, const std::string& ps_id_nat,
                                             const std::string& structure, const platform::Page& page);
std::vector<ListedMailbox> MailboxesOfSoftware(platform::ReadTransaction& tx, const std::string& structure,
                                               const platform::Page& page);

// Parts of address and name (as core::ForLookup gives it), empty: any. Nothing of the red list.
struct Criteria {
  std::string address_part;
  std::string address;
  std::string name_part;
};
std::vector<ListedMailbox> FindInDirectory(platform::ReadTransaction& tx, const Criteria& criteria,
                                           const platform::Page& page);

void PutTrustedDomain(platform::WriteTransaction& tx, const std::string& domain);
bool IsTrustedDomain(platform::ReadTransaction& tx, const std::string& domain);

// ---- Messages

struct Content {
  std::string attachment;  // id
  std::string bytes;
};
// A message with its files. `to_file`: a software would file it.
struct NewMessage {
  v1::Message message;
  bool to_file = false;
  std::string archive;
  std::vector<Content> files;
};
void InsertMessage(platform::WriteTransaction& tx, const NewMessage& message);

// Nothing happens if it stands there already.
void PutInto(platform::WriteTransaction& tx, const std::string& mailbox, v1::Folder folder, const std::string& message);

struct StoredMessage {
  std::int64_t position = 0;
  v1::Folder folder = v1::FOLDER_INBOX;
  v1::Message message;  // `read` as in that mailbox
};
std::optional<StoredMessage> FindInMailbox(platform::ReadTransaction& tx, const std::string& mailbox,
                                           const std::string& message);
enum class Which { kAll, kToFile };
// Newest first.
std::vector<StoredMessage> MessagesOf(platform::ReadTransaction& tx, const std::string& mailbox, v1::Folder folder,
                                      Which which, const platform::Page& page);
// Nothing happens in the folder of sent ones.
void MarkRead(platform::WriteTransaction& tx, const std::string& mailbox, const std::string& message);

std::optional<std::string> FindFile(platform::ReadTransaction& tx, const std::string& message,
                                    const std::string& attachment);
std::string ArchiveOf(platform::ReadTransaction& tx, const std::string& message);

void InsertReceipt(platform::WriteTransaction& tx, const std::string& message, const v1::Receipt& receipt);
std::vector<v1::Receipt> ReceiptsOf(platform::ReadTransaction& tx, const std::string& message);

// ---- Exchanges with citizens

struct StoredContact {
  std::int64_t position = 0;
  std::string id;
  std::string citizen;
  std::string mailbox;
  std::string name;
  bool ended = false;
};
void InsertContact(platform::WriteTransaction& tx, const StoredContact& contact);
void UpdateEnded(platform::WriteTransaction& tx, const StoredContact& contact);
std::optional<StoredContact> FindContact(platform::ReadTransaction& tx, const std::string& citizen,
                                         const std::string& mailbox);
std::optional<StoredContact> ContactById(platform::ReadTransaction& tx, const std::string& id);
std::vector<StoredContact> ContactsOf(platform::ReadTransaction& tx, const std::string& citizen,
                                      const platform::Page& page);

struct StoredConversation {
  std::int64_t position = 0;
  std::string id;
  std::string contact;
  std::string subject;
  bool trashed = false;
};
void InsertConversation(platform::WriteTransaction& tx, const StoredConversation& conversation);
void Trash(platform::WriteTransaction& tx, const std::string& conversation);
std::optional<StoredConversation> FindConversation(platform::ReadTransaction& tx, const std::string& id);
// The last one that is not in the bin.
std::optional<StoredConversation> LatestConversation(platform::ReadTransaction& tx, const std::string& contact);
enum class Bin { kOutside, kInside };
// Newest first.
std::vector<StoredConversation> ConversationsOf(platform::ReadTransaction& tx, const std::string& citizen, Bin bin,
                                                const platform::Page& page);
// Oldest first, as they stand in the citizen's mailbox.
std::vector<StoredMessage> MessagesIn(platform::ReadTransaction& tx, const std::string& conversation,
                                      const std::string& citizen);

}  // namespace parcours::messaging
