#include "services/messaging/store.h"

#include <utility>

#include "core/names.h"
#include "messaging_sql.h"

namespace parcours::messaging {
namespace {

using platform::Blob;
using platform::Page;
using platform::ReadTransaction;
using platform::Row;
using platform::WriteTransaction;

template <class Message>
Message Parse(const std::string& bytes) {
  Message message;
  if (!message.ParseFromString(bytes)) throw platform::StoreFailure("a record of the messaging service cannot be read");
  return message;
}

ListedMailbox ReadMailbox(const Row& row) {
  ListedMailbox listed{.position = row.Int(0), .mailbox = {}};
  listed.mailbox.set_address(row.Text(1));
  listed.mailbox.set_kind(static_cast<v1::MailboxKind>(row.Int(2)));
  listed.mailbox.set_ps_id_nat(row.Text(3));
  listed.mailbox.set_struct_id_nat(row.Text(4));
  listed.mailbox.set_holder(row.Text(5));
  listed.mailbox.set_red_list(row.Int(6) != 0);
  listed.mailbox.set_unread(static_cast<std::uint32_t>(row.Int(7)));
  return listed;
}

StoredMessage ReadMessage(const Row& row) {
  StoredMessage stored{.position = row.Int(0),
                       .folder = static_cast<v1::Folder>(row.Int(1)),
                       .message = Parse<v1::Message>(row.Text(3))};
  stored.message.set_read(row.Int(2) != 0);
  return stored;
}

StoredContact ReadContact(const Row& row) {
  return {.position = row.Int(0),
          .id = row.Text(1),
          .citizen = row.Text(2),
          .mailbox = row.Text(3),
          .name = row.Text(4),
          .ended = row.Int(5) != 0};
}

StoredConversation ReadConversation(const Row& row) {
  return {.position = row.Int(0),
          .id = row.Text(1),
          .contact = row.Text(2),
          .subject = row.Text(3),
          .trashed = row.Int(4) != 0};
}

}  // namespace

platform::Schema MessagingSchema() {
  return {.owner = "messaging", .migrations = {kMessaging1Sql}};
}

void InsertMailbox(WriteTransaction& tx, const v1::Mailbox& mailbox) {
  const std::string lookup = core::ForLookup(mailbox.holder());
  tx.Run(
      "INSERT INTO messaging_mailbox (address, kind, holder, structure, name, lookup, red_list) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)",
      {mailbox.address(), static_cast<std::int64_t>(mailbox.kind()), mailbox.ps_id_nat(), mailbox.struct_id_nat(),
       mailbox.holder(), lookup, static_cast<std::int64_t>(mailbox.red_list())});
}

void UpdateRedList(WriteTransaction& tx, const v1::Mailbox& mailbox) {
  tx.Run("UPDATE messaging_mailbox SET red_list = ? WHERE address = ?",
         {static_cast<std::int64_t>(mailbox.red_list()), mailbox.address()});
}

std::optional<v1::Mailbox> FindMailbox(ReadTransaction& tx, const std::string& address) {
  return tx.One<v1::Mailbox>(
      "SELECT position, address, kind, holder, structure, name, red_list, 0 FROM messaging_mailbox WHERE address = ?",
      {address}, [](const Row& row) { return ReadMailbox(row).mailbox; });
}

std::vector<ListedMailbox> MailboxesOfPerson(ReadTransaction& tx, const std::string& ps_id_nat,
                                             const std::string& structure, const Page& page) {
  return tx.All<ListedMailbox>(
      "SELECT position, address, kind, holder, structure, name, red_list, (SELECT count(*) FROM messaging_delivery d "
      "WHERE d.mailbox = address AND d.folder = 1 AND d.read = 0) FROM messaging_mailbox "
      "WHERE ((kind = 1 AND holder = ?) OR (kind = 2 AND structure = ?)) AND position > ? ORDER BY position LIMIT ?",
      {ps_id_nat, structure, page.after, page.size}, ReadMailbox);
}

std::vector<ListedMailbox> MailboxesOfSoftware(ReadTransaction& tx, const std::string& structure, const Page& page) {
  return tx.All<ListedMailbox>(
      "SELECT position, address, kind, holder, structure, name, red_list, (SELECT count(*) FROM messaging_delivery d "
      "WHERE d.mailbox = address AND d.folder = 1 AND d.read = 0) FROM messaging_mailbox "
      "WHERE kind = 3 AND structure = ? AND position > ? ORDER BY position LIMIT ?",
      {structure, page.after, page.size}, ReadMailbox);
}

std::vector<ListedMailbox> FindInDirectory(ReadTransaction& tx, const Criteria& criteria, const Page& page) {
  return tx.All<ListedMailbox>(
      "SELECT position, address, kind, holder, structure, name, red_list, 0 FROM messaging_mailbox "
      "WHERE red_list = 0 AND instr(address, ?) > 0 AND (? = '' OR address = ?) AND instr(lookup, ?) > 0 "
      "AND position > ? ORDER BY position LIMIT ?",
      {criteria.address_part, criteria.address, criteria.address, criteria.name_part, page.after, page.size},
      ReadMailbox);
}

void PutTrustedDomain(WriteTransaction& tx, const std::string& domain) {
  tx.Run("INSERT OR IGNORE INTO messaging_domain (domain) VALUES (?)", {domain});
}

bool IsTrustedDomain(ReadTransaction& tx, const std::string& domain) {
  return tx.One<bool>("SELECT 1 FROM messaging_domain WHERE domain = ?", {domain}, [](const Row&) { return true; })
      .has_value();
}

void InsertMessage(WriteTransaction& tx, const NewMessage& message) {
  const std::string record = message.message.SerializeAsString();
  tx.Run("INSERT INTO messaging_message (id, conversation, to_file, record, archive) VALUES (?, ?, ?, ?, ?)",
         {message.message.id(), message.message.conversation_id(), static_cast<std::int64_t>(message.to_file),
          Blob{record}, Blob{message.archive}});
  for (const Content& file : message.files) {
    tx.Run("INSERT INTO messaging_file (message, attachment, content) VALUES (?, ?, ?)",
           {message.message.id(), file.attachment, Blob{file.bytes}});
  }
}

void PutInto(WriteTransaction& tx, const std::string& mailbox, v1::Folder folder, const std::string& message) {
  const bool sent = folder == v1::FOLDER_SENT;
  tx.Run(
      "INSERT OR IGNORE INTO messaging_delivery (mailbox, folder, message, read) "
      "SELECT ?, ?, position, ? FROM messaging_message WHERE id = ?",
      {mailbox, static_cast<std::int64_t>(folder), static_cast<std::int64_t>(sent), message});
}

std::optional<StoredMessage> FindInMailbox(ReadTransaction& tx, const std::string& mailbox,
                                           const std::string& message) {
  return tx.One<StoredMessage>(
      "SELECT m.position, d.folder, d.read, m.record FROM messaging_message m "
      "JOIN messaging_delivery d ON d.message = m.position WHERE d.mailbox = ? AND m.id = ? ORDER BY d.folder",
      {mailbox, message}, ReadMessage);
}

std::vector<StoredMessage> MessagesOf(ReadTransaction& tx, const std::string& mailbox, v1::Folder folder, Which which,
                                      const Page& page) {
  return tx.All<StoredMessage>(
      "SELECT m.position, d.folder, d.read, m.record FROM messaging_delivery d "
      "JOIN messaging_message m ON m.position = d.message "
      "WHERE d.mailbox = ? AND d.folder = ? AND m.to_file >= ? AND (? = 0 OR d.message < ?) "
      "ORDER BY d.message DESC LIMIT ?",
      {mailbox, static_cast<std::int64_t>(folder), static_cast<std::int64_t>(which == Which::kToFile), page.after,
       page.after, page.size},
      ReadMessage);
}

void MarkRead(WriteTransaction& tx, const std::string& mailbox, const std::string& message) {
  tx.Run(
      "UPDATE messaging_delivery SET read = 1 WHERE mailbox = ? AND folder = 1 "
      "AND message = (SELECT position FROM messaging_message WHERE id = ?)",
      {mailbox, message});
}

std::optional<std::string> FindFile(ReadTransaction& tx, const std::string& message, const std::string& attachment) {
  return tx.One<std::string>("SELECT content FROM messaging_file WHERE message = ? AND attachment = ?",
                             {message, attachment}, [](const Row& row) { return row.Text(0); });
}

std::string ArchiveOf(ReadTransaction& tx, const std::string& message) {
  return tx
      .One<std::string>("SELECT archive FROM messaging_message WHERE id = ?", {message},
                        [](const Row& row) { return row.Text(0); })
      .value_or(std::string());
}

void InsertReceipt(WriteTransaction& tx, const std::string& message, const v1::Receipt& receipt) {
  const std::string record = receipt.SerializeAsString();
  tx.Run("INSERT INTO messaging_receipt (message, record) VALUES (?, ?)", {message, Blob{record}});
}

std::vector<v1::Receipt> ReceiptsOf(ReadTransaction& tx, const std::string& message) {
  return tx.All<v1::Receipt>("SELECT record FROM messaging_receipt WHERE message = ? ORDER BY position", {message},
                             [](const Row& row) { return Parse<v1::Receipt>(row.Text(0)); });
}

void InsertContact(WriteTransaction& tx, const StoredContact& contact) {
  tx.Run("INSERT INTO messaging_contact (id, citizen, mailbox, name, ended) VALUES (?, ?, ?, ?, ?)",
         {contact.id, contact.citizen, contact.mailbox, contact.name, static_cast<std::int64_t>(contact.ended)});
}

void UpdateEnded(WriteTransaction& tx, const StoredContact& contact) {
  tx.Run("UPDATE messaging_contact SET ended = ? WHERE id = ?", {static_cast<std::int64_t>(contact.ended), contact.id});
}

std::optional<StoredContact> FindContact(ReadTransaction& tx, const std::string& citizen, const std::string& mailbox) {
  return tx.One<StoredContact>(
      "SELECT position, id, citizen, mailbox, name, ended FROM messaging_contact WHERE citizen = ? AND mailbox = ?",
      {citizen, mailbox}, ReadContact);
}

std::optional<StoredContact> ContactById(ReadTransaction& tx, const std::string& id) {
  return tx.One<StoredContact>("SELECT position, id, citizen, mailbox, name, ended FROM messaging_contact WHERE id = ?",
                               {id}, ReadContact);
}

std::vector<StoredContact> ContactsOf(ReadTransaction& tx, const std::string& citizen, const Page& page) {
  return tx.All<StoredContact>(
      "SELECT position, id, citizen, mailbox, name, ended FROM messaging_contact "
      "WHERE citizen = ? AND position > ? ORDER BY position LIMIT ?",
      {citizen, page.after, page.size}, ReadContact);
}

void InsertConversation(WriteTransaction& tx, const StoredConversation& conversation) {
  tx.Run("INSERT INTO messaging_conversation (id, contact, subject, trashed) VALUES (?, ?, ?, 0)",
         {conversation.id, conversation.contact, conversation.subject});
}

void Trash(WriteTransaction& tx, const std::string& conversation) {
  tx.Run("UPDATE messaging_conversation SET trashed = 1 WHERE id = ?", {conversation});
}

std::optional<StoredConversation> FindConversation(ReadTransaction& tx, const std::string& id) {
  return tx.One<StoredConversation>(
      "SELECT position, id, contact, subject, trashed FROM messaging_conversation WHERE id = ?", {id},
      ReadConversation);
}

std::optional<StoredConversation> LatestConversation(ReadTransaction& tx, const std::string& contact) {
  return tx.One<StoredConversation>(
      "SELECT position, id, contact, subject, trashed FROM messaging_conversation "
      "WHERE contact = ? AND trashed = 0 ORDER BY position DESC LIMIT 1",
      {contact}, ReadConversation);
}

std::vector<StoredConversation> ConversationsOf(ReadTransaction& tx, const std::string& citizen, Bin bin,
                                                const Page& page) {
  return tx.All<StoredConversation>(
      "SELECT v.position, v.id, v.contact, v.subject, v.trashed FROM messaging_conversation v "
      "JOIN messaging_contact c ON c.id = v.contact "
      "WHERE c.citizen = ? AND v.trashed = ? AND (? = 0 OR v.position < ?) ORDER BY v.position DESC LIMIT ?",
      {citizen, static_cast<std::int64_t>(bin == Bin::kInside), page.after, page.after, page.size}, ReadConversation);
}

std::vector<StoredMessage> MessagesIn(ReadTransaction& tx, const std::string& conversation,
                                      const std::string& citizen) {
  return tx.All<StoredMessage>(
      "SELECT m.position, d.folder, d.read, m.record FROM messaging_message m "
      "JOIN messaging_delivery d ON d.message = m.position "
      "WHERE m.conversation = ? AND d.mailbox = ? ORDER BY m.position",
      {conversation, citizen}, ReadMessage);
}

}  // namespace parcours::messaging
