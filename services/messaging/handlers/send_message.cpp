#include <algorithm>

#include "parcours/common/v1/reason.pb.h"
#include "services/messaging/exchanges.h"
#include "services/messaging/handlers/enclosures.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/handlers/patients.h"
#include "services/messaging/handlers/recipients.h"
#include "services/messaging/mail.h"
#include "services/messaging/mailboxes.h"
#include "services/messaging/rules/mailboxes.h"
#include "services/messaging/rules/subject.h"

namespace parcours::messaging {
namespace {

constexpr char kSoftware[] = "Parcours";

core::Refusal Wrong(std::string field, std::string description) {
  return RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kSend,
                   {{.field = std::move(field), .description = std::move(description)}});
}

bool Ends(const v1::SendMessageRequest& request) {
  return request.end_exchanges() || EndsExchanges(request.subject());
}

core::Result<void> CheckContent(const v1::SendMessageRequest& request, const Recipients& recipients,
                                const Enclosures& enclosures) {
  const bool empty = request.text().empty() && enclosures.attachments.empty();
  if (empty && !EndsExchanges(request.subject())) return core::Refuse(Wrong("text", "is needed where nothing else is"));
  if (request.subject().empty() && enclosures.documents.empty()) {
    return core::Refuse(Wrong("subject", "is needed without documents"));
  }
  if (Ends(request) && !recipients.citizen) {
    return core::Refuse(Wrong("to", "has no patient with whom exchanges could end"));
  }
  return {};
}

// The one patient: of the documents, or as the request says.
core::Result<std::optional<common::v1::Ins>> OnePatient(const v1::SendMessageRequest& request,
                                                        const Enclosures& enclosures) {
  std::optional<common::v1::Ins> patient;
  if (request.has_patient()) patient = request.patient();
  if (enclosures.documents.empty()) return patient;
  const common::v1::Ins& of_documents = enclosures.documents.front().patient;
  if (patient && patient->matricule() != of_documents.matricule()) {
    return core::Refuse(Refused(common::v1::REASON_DOCUMENT_PATIENT_MISMATCH, rules::kOnePatient));
  }
  return of_documents;
}

core::Result<void> CheckVisibility(const Recipients& recipients, const Enclosures& enclosures) {
  if (!recipients.citizen) return {};
  const auto& codes = enclosures.confidentialities;
  if (std::find(codes.begin(), codes.end(), "INVISIBLE_PATIENT") != codes.end()) {
    return core::Refuse(Refused(common::v1::REASON_DOCUMENT_NOT_YET_VISIBLE, rules::kVisibleToPatient));
  }
  if (recipients.professionals && std::find(codes.begin(), codes.end(), "MASQUE_PS") != codes.end()) {
    return core::Refuse(Refused(common::v1::REASON_DOCUMENT_MASKED, rules::kVisibleToBoth));
  }
  return {};
}

core::Result<std::string> SubjectOf(const v1::SendMessageRequest& request, const Enclosures& enclosures) {
  if (enclosures.documents.empty()) return request.subject();
  const CdaSummary& first = enclosures.documents.front();
  if (request.subject().empty()) return SubjectFor(first);
  if (auto faults = FaultsOfSubject(request.subject(), first); !faults.empty()) {
    return core::Refuse(RefusedAt(common::v1::REASON_SUBJECT_INVALID, rules::kSubject, std::move(faults)));
  }
  return request.subject();
}

v1::Message Compose(const v1::SendMessageRequest& request, const v1::Mailbox& sender, const Recipients& recipients,
                    const Enclosures& enclosures) {
  v1::Message message;
  message.set_origin(v1::MESSAGE_ORIGIN_PROFESSIONAL);
  message.set_from(sender.address());
  message.set_from_name(sender.holder());
  for (const std::string& to : recipients.reached) message.add_to(to);
  message.set_text(request.text());
  message.set_has_archive(!enclosures.archive.empty());
  for (const v1::Attachment& one : enclosures.attachments) *message.add_attachments() = one;
  v1::Headers& headers = *message.mutable_headers();
  for (const CdaSummary& one : enclosures.documents) headers.add_code_cda(one.type.code());
  headers.set_nil(request.software().empty() ? kSoftware : request.software());
  if (Ends(request)) headers.set_mes("FIN");
  if (request.receipt_wanted()) headers.set_disposition_notification_to(sender.address());
  return message;
}

// Thread and conversation.
core::Result<void> Connect(platform::Transaction& tx, const v1::SendMessageRequest& request,
                           const Recipients& recipients, v1::Message& message) {
  std::string conversation;
  if (!request.in_reply_to().empty()) {
    const auto answered = FindInMailbox(tx.sql(), message.from(), request.in_reply_to());
    if (!answered) return core::Refuse(common::v1::REASON_NOT_FOUND, "in_reply_to");
    Answer(message, answered->message);
    conversation = answered->message.conversation_id();
  }
  if (recipients.citizen) {
    const Effect effect = Ends(request) ? Effect::kEnd : Effect::kOpen;
    message.set_conversation_id(JoinExchange(tx, message, AddressOf(*recipients.citizen), conversation, effect));
    tx.Decide(Describe(effect == Effect::kEnd ? rules::kEnded : rules::kProfessionalOpens));
  } else {
    tx.Decide(Describe(recipients.unreached.empty() ? rules::kSend : rules::kUndelivered));
  }
  return {};
}

}  // namespace

core::Result<Work<v1::SendMessageResponse>> SendMessage(Call& call, const v1::SendMessageRequest& request) {
  const v1::Mailbox sender = TRY(MailboxToSendFrom(call, request.from()));
  const Recipients recipients = TRY(FindRecipients(call, request));
  const Enclosures enclosures = TRY(GatherEnclosures(call, request));
  TRY(CheckContent(request, recipients, enclosures));
  v1::Message message = Compose(request, sender, recipients, enclosures);
  message.set_subject(TRY(SubjectOf(request, enclosures)));
  const std::optional<common::v1::Ins> patient = TRY(OnePatient(request, enclosures));
  if (patient && !recipients.citizen) TRY(CheckQualified(call, *patient));
  if (patient) *message.mutable_patient() = *patient;
  message.mutable_headers()->set_ins(patient ? "O" : "N");
  TRY(CheckVisibility(recipients, enclosures));
  return Work<v1::SendMessageResponse>(
      [&request, recipients, enclosures, message](platform::Transaction& tx) -> core::Result<v1::SendMessageResponse> {
        NewMessage mail{.message = message, .archive = enclosures.archive, .files = enclosures.files};
        if (message.has_patient()) tx.Concern(message.patient().matricule());
        TRY(Connect(tx, request, recipients, mail.message));
        Post(tx, mail);
        v1::SendMessageResponse response;
        for (const Unreached& one : recipients.unreached) {
          PostUndelivered(tx, mail.message, one.address, one.why.reason);
          response.add_undelivered(one.address);
        }
        if (recipients.citizen) NotifyCitizen(tx, *recipients.citizen, message.from_name());
        mail.message.set_read(true);
        *response.mutable_message() = std::move(mail.message);
        return response;
      });
}

}  // namespace parcours::messaging
