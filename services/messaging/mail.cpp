#include "services/messaging/mail.h"

#include <fmt/format.h>

#include "core/reasons.h"
#include "parcours/signin/v1/phone.pb.h"
#include "services/messaging/mailboxes.h"
#include "services/messaging/rules/mailboxes.h"
#include "services/messaging/rules/receipts.h"
#include "services/messaging/rules/subject.h"

namespace parcours::messaging {
namespace {

// A message that a machine writes to the sender of another one.
v1::Message WrittenBack(const v1::Message& message, v1::MessageOrigin origin, const std::string& from,
                        const std::string& from_name) {
  v1::Message back;
  back.set_origin(origin);
  back.set_from(from);
  back.set_from_name(from_name);
  back.add_to(message.from());
  Answer(back, message);
  return back;
}

}  // namespace

void Post(platform::Transaction& tx, NewMessage& message) {
  v1::Message& mail = message.message;
  mail.set_id(tx.NextId("msg"));
  mail.mutable_headers()->set_message_id(fmt::format("<{}@{}>", mail.id(), DomainOf(mail.from())));
  mail.set_shown_subject(ShownSubject(mail.subject()));
  *mail.mutable_sent() = ToTimestamp(tx.now());
  message.to_file = mail.has_archive() || IsXdmSubject(mail.subject());
  InsertMessage(tx.sql(), message);
  if (mail.origin() == v1::MESSAGE_ORIGIN_PROFESSIONAL || mail.origin() == v1::MESSAGE_ORIGIN_PATIENT) {
    PutInto(tx.sql(), mail.from(), v1::FOLDER_SENT, mail.id());
  }
  for (const std::string& to : mail.to()) PutInto(tx.sql(), to, v1::FOLDER_INBOX, mail.id());
}

void Answer(v1::Message& message, const v1::Message& answered) {
  v1::Headers& headers = *message.mutable_headers();
  headers.set_in_reply_to(answered.headers().message_id());
  *headers.mutable_references() = answered.headers().references();
  headers.add_references(answered.headers().message_id());
}

void PostUndelivered(platform::Transaction& tx, const v1::Message& message, const std::string& address,
                     core::Reason why) {
  NewMessage notice{.message = WrittenBack(message, v1::MESSAGE_ORIGIN_OPERATOR,
                                           "postmaster@" + DomainOf(message.from()), "Opérateur de messagerie")};
  notice.message.set_subject("Message non distribué");
  notice.message.set_text(fmt::format("Votre message n'a pas été distribué à {}.\n{}\n{}", address,
                                      core::WhatOf(why).fr, core::CureOf(why).fr));
  Post(tx, notice);
}

void PostFailure(platform::Transaction& tx, const v1::Message& message, const v1::Mailbox& by,
                 const std::string& code) {
  NewMessage failure{.message = WrittenBack(message, v1::MESSAGE_ORIGIN_SOFTWARE, by.address(), by.holder())};
  failure.message.set_subject(FailureSubject(code, message.subject()));
  failure.message.set_text(
      fmt::format("Les documents de ce message n'ont pas pu être intégrés : {}.", LabelOfCode(code).value_or("")));
  if (message.has_patient()) *failure.message.mutable_patient() = message.patient();
  // The original comes back with it.
  failure.archive = ArchiveOf(tx.sql(), message.id());
  failure.message.set_has_archive(!failure.archive.empty());
  *failure.message.mutable_attachments() = message.attachments();
  for (const v1::Attachment& one : message.attachments()) {
    failure.files.push_back({one.id(), FindFile(tx.sql(), message.id(), one.id()).value_or("")});
  }
  Post(tx, failure);
}

bool WantsReceipt(const v1::Message& message) {
  return !message.headers().disposition_notification_to().empty();
}

v1::Receipt MakeReceipt(platform::Transaction& tx, const v1::Message& message, const std::string& by,
                        v1::Disposition disposition, const std::string& code) {
  v1::Receipt receipt;
  receipt.set_disposition(disposition);
  if (const auto label = LabelOfCode(code)) {
    receipt.set_error_code(code);
    receipt.set_error_label(std::string(*label));
  }
  receipt.set_header(DispositionHeader(disposition, code));
  receipt.set_final_recipient(by);
  receipt.set_original_message_id(message.headers().message_id());
  *receipt.mutable_time() = ToTimestamp(tx.now());
  if (WantsReceipt(message)) InsertReceipt(tx.sql(), message.id(), receipt);
  return receipt;
}

void NotifyCitizen(platform::Transaction& tx, const common::v1::Ins& citizen, const std::string& from) {
  signin::v1::DeliverRequest notice;
  notice.set_request_id(tx.NextId("ntf"));
  *notice.mutable_ins() = citizen;
  notice.set_sender("Mon espace santé");
  notice.mutable_title()->set_fr("Nouveau message");
  notice.mutable_title()->set_en("New message");
  notice.mutable_text()->set_fr(from + " vous a écrit. Le message est dans Mon espace santé.");
  notice.mutable_text()->set_en(from + " has written to you. The message is in Mon espace santé.");
  tx.Enqueue("parcours.signin.v1.PhoneService/Deliver", notice);
}

}  // namespace parcours::messaging
