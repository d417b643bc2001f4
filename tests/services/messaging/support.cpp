#include "tests/services/messaging/support.h"

#include <fmt/format.h>
#include <google/protobuf/text_format.h>

#include "core/matricule.h"
#include "parcours/signin/v1/citizen.pb.h"
#include "services/messaging/seed.h"
#include "services/messaging/store.h"

namespace parcours::messaging {
namespace {

constexpr char kRequest[] = "request-1";  // handlers do not look at it
constexpr char kCardiologistId[] = "899700000021";
constexpr char kGpId[] = "899700000013";
constexpr char kNurseId[] = "899700000047";

constexpr const char* kCast = R"cast(
  structures { handle: "hospital" name: "Hôpital des Trois Chênes (test)" finess: "1B0062023" sector: "SA01"
               mss_address: "cardiologie@hopital.exemple.invalid" }
  structures { handle: "surgery" name: "Cabinet du Tilleul (test)" finess: "1B0062049" sector: "SA07"
               mss_address: "cabinet.tilleul@medecin.exemple.invalid"
               mss_applicative_address: "logiciel.tilleul@medecin.exemple.invalid" }
  professionals { handle: "gp" title: "DR" given_name: "Hélène" family_name: "Aubry" rpps: "99700000013"
                  profession: "10"
                  exercises { structure: "surgery" mss_address: "Helene.Aubry@medecin.exemple.invalid" } }
  professionals { handle: "cardiologist" title: "DR" given_name: "Claire" family_name: "Lenoir" rpps: "99700000021"
                  profession: "10"
                  exercises { structure: "hospital" mss_address: "claire.lenoir@hopital.exemple.invalid" } }
  professionals { handle: "nurse" given_name: "Lucie" family_name: "Fontaine" rpps: "99700000047" profession: "60"
                  exercises { structure: "hospital" mss_address: "lucie.fontaine@hopital.exemple.invalid"
                              mss_red_list: true } }
)cast";

platform::Caller As(platform::Caller caller, const std::string& subject) {
  caller.subject = subject;
  return caller;
}

}  // namespace

common::v1::Ins MakeInsOf(const std::string& birth_name, std::uint32_t ordinal) {
  common::v1::Traits traits;
  traits.set_birth_name(birth_name);
  traits.add_given_names("PAUL");
  traits.set_sex(common::v1::SEX_MALE);
  traits.set_birth_date("1961-06-12");
  traits.set_birth_place("18033");
  return core::MakeTestIns(traits, ordinal);
}

std::string MakeCda(const common::v1::Ins& patient, const std::string& birth_name, const std::string& id) {
  return fmt::format(
      R"(<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="2.25.1" extension="{}"/>
<code code="11490-0" codeSystem="2.16.840.1.113883.6.1" displayName="Lettre de liaison à la sortie"/>
<title>Lettre de liaison</title><effectiveTime value="20250322143500+0100"/><recordTarget><patientRole>
<id root="{}" extension="{}{}"/><patient><name><family qualifier="BR">{}</family><family qualifier="CL">Durand</family>
<given>PAUL ANDRE</given><given qualifier="BR">PAUL</given></name><birthTime value="19610612"/></patient></patientRole>
</recordTarget><component><nonXMLBody><text mediaType="text/plain">Bonjour</text></nonXMLBody></component>
</ClinicalDocument>)",
      id, patient.oid(), patient.matricule(), patient.key(), birth_name);
}

MessagingWorld::MessagingWorld()
    : world_({MessagingSchema()}), paul_(MakeInsOf("MARTEL", 0)), ana_(MakeInsOf("SOUSA", 1)) {
  sandbox::v1::Cast cast;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kCast, &cast));
  EXPECT_TRUE(world_.Transact([&](platform::Transaction& tx) { return SeedMailboxes(tx, cast); }));
  world_.Answer<ins::v1::CheckIdentityRequest, ins::v1::CheckIdentityResponse>(
      "parcours.ins.v1.InsService/CheckIdentity", [this](const auto&) -> core::Result<ins::v1::CheckIdentityResponse> {
        ins::v1::CheckIdentityResponse answer;
        answer.set_status(status_);
        return answer;
      });
  world_.Answer<ins::v1::ResolvePersonRequest, ins::v1::ResolvePersonResponse>(
      "parcours.ins.v1.InsService/ResolvePerson", [](const auto&) -> core::Result<ins::v1::ResolvePersonResponse> {
        ins::v1::ResolvePersonResponse answer;
        answer.mutable_traits()->set_birth_name("MARTEL");
        answer.mutable_traits()->add_given_names("PAUL");
        return answer;
      });
  world_.Answer<dmp::v1::GetRecordStatusRequest, dmp::v1::GetRecordStatusResponse>(
      "parcours.dmp.v1.DmpService/GetRecordStatus",
      [this](const auto&) -> core::Result<dmp::v1::GetRecordStatusResponse> {
        dmp::v1::GetRecordStatusResponse answer;
        answer.set_state(record_);
        return answer;
      });
  world_.Answer<dmp::v1::GetDocumentRequest, dmp::v1::GetDocumentResponse>(
      "parcours.dmp.v1.DmpService/GetDocument",
      [this](const auto&) -> core::Result<dmp::v1::GetDocumentResponse> { return dmp_document_; });
  world_.Answer<signin::v1::IdentifyCitizenRequest, signin::v1::IdentifyCitizenResponse>(
      "parcours.signin.v1.CitizenService/IdentifyCitizen",
      [this](const auto&) -> core::Result<signin::v1::IdentifyCitizenResponse> {
        signin::v1::IdentifyCitizenResponse answer;
        *answer.mutable_ins() = world_.caller.subject == "paul" ? paul_ : ana_;
        return answer;
      });
  ActAsCardiologist();
}

void MessagingWorld::ActAsCardiologist() {
  world_.caller = As(platform::testing::PhysicianAt(kHospital), kCardiologistId);
}
void MessagingWorld::ActAsGp() {
  world_.caller = As(platform::testing::PhysicianAt(kSurgery), kGpId);
}
void MessagingWorld::ActAsNurse() {
  world_.caller = As(platform::testing::NurseAt(kHospital), kNurseId);
}
void MessagingWorld::ActAsSecretary() {
  world_.caller = platform::testing::ClerkAt(kSurgery);
}
void MessagingWorld::ActAsSoftware() {
  world_.caller = platform::testing::SoftwareOf(kSurgery);
}
void MessagingWorld::ActAsPaul() {
  world_.caller = platform::testing::CitizenNamed("paul");
}
void MessagingWorld::ActAsAna() {
  world_.caller = platform::testing::CitizenNamed("ana");
}

std::string MessagingWorld::PaulsAddress() const {
  return paul_.matricule() + paul_.key() + "@patient.mssante.fr";
}

v1::SendMessageRequest MessagingWorld::To(const std::string& to, const std::string& subject) const {
  v1::SendMessageRequest request;
  request.set_request_id(kRequest);
  request.set_from(kCardiologist);
  request.add_to(to);
  request.set_subject(subject);
  request.set_text("Bonjour,\nmerci de me rappeler.");
  return request;
}

v1::SendMessageRequest MessagingWorld::ToPaul(const std::string& subject) const {
  v1::SendMessageRequest request = To(PaulsAddress(), subject);
  *request.mutable_patient() = paul_;
  return request;
}

v1::SendMessageRequest MessagingWorld::WithLetter(v1::SendMessageRequest request) const {
  v1::DocumentToSend& document = *request.add_documents();
  document.set_cda(MakeCda(paul_));
  document.set_pdf(kPdf);
  request.clear_subject();
  return request;
}

core::Result<v1::SendMessageResponse> MessagingWorld::Send(const v1::SendMessageRequest& request) {
  return world_.Run(&SendMessage, request);
}

core::Result<v1::ListMessagesResponse> MessagingWorld::List(const std::string& mailbox, v1::Folder folder) {
  v1::ListMessagesRequest request;
  request.set_mailbox(mailbox);
  request.set_folder(folder);
  return world_.Run(&ListMessages, request);
}

core::Result<v1::OpenMessageResponse> MessagingWorld::Open(const std::string& mailbox, const std::string& message) {
  v1::OpenMessageRequest request;
  request.set_request_id(kRequest);
  request.set_mailbox(mailbox);
  request.set_message_id(message);
  return world_.Run(&OpenMessage, request);
}

core::Result<v1::GetAttachmentResponse> MessagingWorld::ReadFile(const std::string& mailbox, const std::string& message,
                                                                 const std::string& attachment) {
  v1::GetAttachmentRequest request;
  request.set_mailbox(mailbox);
  request.set_message_id(message);
  request.set_attachment_id(attachment);
  return world_.Run(&GetAttachment, request);
}

core::Result<v1::SendReceiptResponse> MessagingWorld::Receipt(const std::string& mailbox, const std::string& message,
                                                              v1::Disposition disposition, const std::string& code) {
  v1::SendReceiptRequest request;
  request.set_request_id(kRequest);
  request.set_mailbox(mailbox);
  request.set_message_id(message);
  request.set_disposition(disposition);
  request.set_error_code(code);
  return world_.Run(&SendReceipt, request);
}

core::Result<v1::ListConversationsResponse> MessagingWorld::Conversations(bool trashed) {
  v1::ListConversationsRequest request;
  request.set_trashed(trashed);
  return world_.Run(&ListConversations, request);
}

core::Result<v1::OpenConversationResponse> MessagingWorld::OpenThread(const std::string& conversation) {
  v1::OpenConversationRequest request;
  request.set_request_id(kRequest);
  request.set_conversation_id(conversation);
  return world_.Run(&OpenConversation, request);
}

core::Result<v1::ReplyResponse> MessagingWorld::Answer(const std::string& conversation, const std::string& file) {
  v1::ReplyRequest request;
  request.set_request_id(kRequest);
  request.set_conversation_id(conversation);
  request.set_text("Merci docteur.");
  if (!file.empty()) {
    request.add_files()->set_name("piece.txt");
    request.mutable_files(0)->set_content(file);
  }
  return world_.Run(&Reply, request);
}

core::Result<v1::StartConversationResponse> MessagingWorld::Start(const std::string& contact) {
  v1::StartConversationRequest request;
  request.set_request_id(kRequest);
  request.set_contact_id(contact);
  request.set_subject("Une question");
  request.set_text("Puis-je prendre l'avion ?");
  return world_.Run(&StartConversation, request);
}

core::Result<v1::AcknowledgeResponse> MessagingWorld::Say(const std::string& message) {
  v1::AcknowledgeRequest request;
  request.set_request_id(kRequest);
  request.set_message_id(message);
  return world_.Run(&Acknowledge, request);
}

std::string MessagingWorld::OpenExchange() {
  ActAsCardiologist();
  const auto sent = Send(ToPaul());
  EXPECT_TRUE(sent);
  ActAsPaul();
  return sent->message().conversation_id();
}

v1::Message MessagingWorld::SendLetter(const std::string& to) {
  ActAsCardiologist();
  v1::SendMessageRequest request = WithLetter(To(to));
  request.set_receipt_wanted(true);
  const auto sent = Send(request);
  EXPECT_TRUE(sent);
  return sent->message();
}

}  // namespace parcours::messaging
