#include "services/messaging/handlers/citizen_message.h"

#include "services/messaging/handlers/patients.h"
#include "services/messaging/rules/mailboxes.h"

namespace parcours::messaging {

core::Result<Writer> WriterOf(platform::Call& call) {
  Writer writer{.ins = TRY(CitizenOf(call))};
  writer.address = AddressOf(writer.ins);
  writer.name = TRY(NameOf(call, writer.ins));
  return writer;
}

v1::ConversationMessage PostFromCitizen(platform::Transaction& tx, const Writer& writer, const Exchange& exchange,
                                        const std::string& text, const Enclosures& enclosures) {
  NewMessage mail{.files = enclosures.files};
  v1::Message& message = mail.message;
  message.set_origin(v1::MESSAGE_ORIGIN_PATIENT);
  message.set_from(writer.address);
  message.set_from_name(writer.name);
  message.add_to(exchange.contact.mailbox);
  message.set_subject(exchange.conversation.subject);
  message.set_text(text);
  *message.mutable_patient() = writer.ins;
  message.set_conversation_id(exchange.conversation.id);
  message.mutable_headers()->set_ins("O");
  for (const v1::Attachment& one : enclosures.attachments) *message.add_attachments() = one;
  if (const auto thread = MessagesIn(tx.sql(), exchange.conversation.id, writer.address); !thread.empty()) {
    Answer(message, thread.back().message);
  }
  tx.Concern(writer.ins.matricule());
  Post(tx, mail);
  return ShownToCitizen(tx.sql(), message, writer.address);
}

}  // namespace parcours::messaging
