// A world with a hospital, a surgery and Paul, their mailboxes, and short ways to call the handlers.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "parcours/ins/v1/ins.pb.h"
#include "services/messaging/handlers/handlers.h"
#include "services/platform/testing/handler_harness.h"

namespace parcours::messaging {

inline constexpr char kHospital[] = "11B0062023";
inline constexpr char kSurgery[] = "11B0062049";
inline constexpr char kCardiologist[] = "claire.lenoir@hopital.exemple.invalid";
inline constexpr char kDepartment[] = "cardiologie@hopital.exemple.invalid";
inline constexpr char kGp[] = "helene.aubry@medecin.exemple.invalid";
inline constexpr char kFrontDesk[] = "cabinet.tilleul@medecin.exemple.invalid";
inline constexpr char kSoftware[] = "logiciel.tilleul@medecin.exemple.invalid";
inline constexpr char kNurse[] = "lucie.fontaine@hopital.exemple.invalid";  // red list
inline constexpr char kPdf[] = "%PDF-1.4\nune page\n%%EOF\n";

// A person with test OID and right key.
common::v1::Ins MakeInsOf(const std::string& birth_name, std::uint32_t ordinal);

// A discharge letter, as short as a CDA can be for the messaging service.
std::string MakeCda(const common::v1::Ins& patient, const std::string& birth_name = "MARTEL",
                    const std::string& id = "lettre-1");

class MessagingWorld : public testing::Test {
 protected:
  MessagingWorld();

  void ActAsCardiologist();
  void ActAsGp();
  void ActAsNurse();
  void ActAsSecretary();  // CPE of the surgery
  void ActAsSoftware();   // certificate of the surgery
  void ActAsPaul();
  void ActAsAna();

  // From the cardiologist's mailbox unless said otherwise.
  v1::SendMessageRequest To(const std::string& to, const std::string& subject = "Un avis, s'il vous plaît") const;
  v1::SendMessageRequest ToPaul(const std::string& subject = "Votre rendez-vous") const;
  v1::SendMessageRequest WithLetter(v1::SendMessageRequest request) const;
  core::Result<v1::SendMessageResponse> Send(const v1::SendMessageRequest& request);

  core::Result<v1::ListMessagesResponse> List(const std::string& mailbox, v1::Folder folder = v1::FOLDER_INBOX);
  core::Result<v1::OpenMessageResponse> Open(const std::string& mailbox, const std::string& message);
  core::Result<v1::GetAttachmentResponse> ReadFile(const std::string& mailbox, const std::string& message,
                                                   const std::string& attachment = "att-1");
  core::Result<v1::SendReceiptResponse> Receipt(const std::string& mailbox, const std::string& message,
                                                v1::Disposition disposition, const std::string& code = "");

  core::Result<v1::ListConversationsResponse> Conversations(bool trashed = false);
  core::Result<v1::OpenConversationResponse> OpenThread(const std::string& conversation);
  core::Result<v1::ReplyResponse> Answer(const std::string& conversation, const std::string& file = "");
  core::Result<v1::StartConversationResponse> Start(const std::string& contact);
  core::Result<v1::AcknowledgeResponse> Say(const std::string& message);

  // The cardiologist writes to Paul, who acts afterwards. The conversation's id.
  std::string OpenExchange();
  // The letter goes from the cardiologist to `to`, with a receipt wished; the cardiologist acts afterwards.
  v1::Message SendLetter(const std::string& to);
  std::string PaulsAddress() const;

  platform::testing::TestWorld world_;
  common::v1::Ins paul_;
  common::v1::Ins ana_;
  ins::v1::IdentityStatus status_ = ins::v1::IDENTITY_STATUS_QUALIFIED;
  dmp::v1::RecordState record_ = dmp::v1::RECORD_STATE_OPEN;
  dmp::v1::GetDocumentResponse dmp_document_;
};

// For EXPECT_EQ: the reason of a refusal, or UNSPECIFIED where nothing was refused.
template <class T>
common::v1::Reason ReasonOf(const core::Result<T>& result) {
  return result ? common::v1::REASON_UNSPECIFIED : result.error().reason;
}

}  // namespace parcours::messaging
