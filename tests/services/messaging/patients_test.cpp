// Messages to a patient, and what the patient does with them.
#include "tests/services/messaging/support.h"

namespace parcours::messaging {
namespace {

class Patients : public MessagingWorld {
 protected:
  std::vector<v1::Contact> Contacts() {
    const auto listed = world_.Run(&ListContacts, v1::ListContactsRequest());
    return {listed->contacts().begin(), listed->contacts().end()};
  }
  core::Result<v1::FindPatientAddressResponse> Address(const common::v1::Ins& patient) {
    v1::FindPatientAddressRequest request;
    *request.mutable_patient() = patient;
    return world_.Run(&FindPatientAddress, request);
  }
  core::Result<v1::SaveAttachmentResponse> Save(const std::string& message, const std::string& attachment) {
    v1::SaveAttachmentRequest request;
    request.set_request_id("request-1");
    request.set_message_id(message);
    request.set_attachment_id(attachment);
    request.set_category("DOCPAT03");
    return world_.Run(&SaveAttachment, request);
  }
  core::Result<v1::TrashConversationResponse> Throw(const std::string& conversation) {
    v1::TrashConversationRequest request;
    request.set_request_id("request-1");
    request.set_conversation_id(conversation);
    return world_.Run(&TrashConversation, request);
  }
};

TEST_F(Patients, HaveAnAddressOnceQualifiedAndTheSpaceIsOpen) {
  EXPECT_EQ(Address(paul_)->address(), PaulsAddress());
  status_ = ins::v1::IDENTITY_STATUS_VALIDATED;
  EXPECT_EQ(ReasonOf(Address(paul_)), common::v1::REASON_IDENTITY_NOT_QUALIFIED);
  EXPECT_EQ(ReasonOf(Send(ToPaul())), common::v1::REASON_IDENTITY_NOT_QUALIFIED);
  status_ = ins::v1::IDENTITY_STATUS_QUALIFIED;
  for (const auto state : {dmp::v1::RECORD_STATE_ABSENT, dmp::v1::RECORD_STATE_ANNOUNCED, dmp::v1::RECORD_STATE_CLOSED,
                           dmp::v1::RECORD_STATE_OPPOSED}) {
    record_ = state;
    EXPECT_EQ(ReasonOf(Address(paul_)), common::v1::REASON_MAILBOX_CLOSED);
    EXPECT_EQ(ReasonOf(Send(ToPaul())), common::v1::REASON_MAILBOX_CLOSED);
  }
  common::v1::Ins mistyped = paul_;
  mistyped.set_key("00");
  EXPECT_EQ(ReasonOf(Address(mistyped)), common::v1::REASON_KEY_WRONG);
}

TEST_F(Patients, AreNamedByTheMessageThatGoesToThem) {
  EXPECT_EQ(ReasonOf(Send(To(PaulsAddress()))), common::v1::REASON_INVALID_ARGUMENT);
  v1::SendMessageRequest other = ToPaul();
  *other.mutable_patient() = ana_;
  EXPECT_EQ(ReasonOf(Send(other)), common::v1::REASON_SEVERAL_PATIENTS);
  EXPECT_EQ(ReasonOf(Send(To(paul_.matricule() + "00@patient.mssante.fr"))), common::v1::REASON_KEY_WRONG);
}

TEST_F(Patients, AreToldAndAnswerAndTheProfessionalSeesThatItIsAPatient) {
  const std::string conversation = OpenExchange();
  EXPECT_EQ(world_.enqueued().back().method, "parcours.signin.v1.PhoneService/Deliver");
  const auto listed = Conversations();
  ASSERT_EQ(listed->conversations_size(), 1);
  EXPECT_EQ(listed->conversations(0).contact().name(), "Dr Claire Lenoir, Hôpital des Trois Chênes (test)");
  EXPECT_FALSE(listed->conversations(0).read());
  EXPECT_EQ(OpenThread(conversation)->messages_size(), 1);
  EXPECT_TRUE(Conversations()->conversations(0).read());
  ASSERT_TRUE(Answer(conversation, "Ma tension"));
  ActAsCardiologist();
  const auto came = List(kCardiologist)->messages(0);
  EXPECT_EQ(came.origin(), v1::MESSAGE_ORIGIN_PATIENT);
  EXPECT_EQ(came.from_name(), "PAUL MARTEL");
  EXPECT_EQ(came.conversation_id(), conversation);
  v1::SendMessageRequest again = ToPaul("Re: votre rendez-vous");
  again.set_in_reply_to(came.id());
  EXPECT_EQ(Send(again)->message().conversation_id(), conversation);
}

TEST_F(Patients, DoNotWriteFirst) {
  ActAsPaul();
  EXPECT_EQ(ReasonOf(Start("cnt-1")), common::v1::REASON_CONVERSATION_NOT_OPENED);
  OpenExchange();
  const std::string contact = Contacts().at(0).id();
  EXPECT_TRUE(Start(contact)) << "a new one, once the professional has written";
  ActAsAna();
  EXPECT_EQ(ReasonOf(Start(contact)), common::v1::REASON_CONVERSATION_NOT_OPENED) << "to Paul, not to Ana";
  EXPECT_EQ(Conversations()->conversations_size(), 0);
}

TEST_F(Patients, DoNotWriteAfterTheEndUntilTheProfessionalDoes) {
  const std::string conversation = OpenExchange();
  ActAsCardiologist();
  v1::SendMessageRequest end = ToPaul("[FIN]");
  end.clear_text();
  const auto ended = Send(end);
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->message().headers().mes(), "FIN");
  EXPECT_EQ(ended->message().conversation_id(), conversation) << "no conversation of its own";
  ActAsPaul();
  EXPECT_EQ(Conversations()->conversations(0).reply_option(), v1::REPLY_OPTION_BLOCKED);
  EXPECT_EQ(ReasonOf(Answer(conversation)), common::v1::REASON_CONVERSATION_CLOSED);
  EXPECT_EQ(ReasonOf(Start(Contacts().at(0).id())), common::v1::REASON_CONVERSATION_CLOSED);
  ActAsCardiologist();
  ASSERT_TRUE(Send(ToPaul()));
  ActAsPaul();
  EXPECT_TRUE(Answer(conversation));
}

TEST_F(Patients, DoNotAnswerAMessageThatSaysSo) {
  ActAsCardiologist();
  v1::SendMessageRequest request = ToPaul();
  request.set_end_exchanges(true);
  const auto sent = Send(request);
  ActAsPaul();
  EXPECT_EQ(ReasonOf(Answer(sent->message().conversation_id())), common::v1::REASON_CONVERSATION_CLOSED);
}

TEST_F(Patients, AttachFiveMillionBytesAndNoMore) {
  const std::string conversation = OpenExchange();
  EXPECT_TRUE(Answer(conversation, std::string(5'000'000, 'a')));
  EXPECT_EQ(ReasonOf(Answer(conversation, std::string(5'000'001, 'a'))), common::v1::REASON_ATTACHMENTS_TOO_LARGE);
  EXPECT_EQ(ReasonOf(Answer(conversation, "MZ\x90\x01 program")), common::v1::REASON_FORMAT_NOT_ALLOWED);
}

TEST_F(Patients, SayThatTheyHaveReadWhereTheyAreAsked) {
  ActAsCardiologist();
  v1::SendMessageRequest request = ToPaul();
  request.set_receipt_wanted(true);
  const auto asked = Send(request);
  const auto not_asked = Send(ToPaul());
  ActAsPaul();
  EXPECT_TRUE(OpenThread(asked->message().conversation_id())->messages(0).acknowledgement_wanted());
  ASSERT_TRUE(Say(asked->message().id()));
  EXPECT_EQ(ReasonOf(Say(asked->message().id())), common::v1::REASON_ALREADY_EXISTS);
  EXPECT_EQ(ReasonOf(Say(not_asked->message().id())), common::v1::REASON_INVALID_ARGUMENT);
  ActAsAna();
  EXPECT_EQ(ReasonOf(Say(asked->message().id())), common::v1::REASON_NOT_FOUND);
  ActAsCardiologist();
  EXPECT_EQ(List(kCardiologist, v1::FOLDER_SENT)->messages(1).receipts_size(), 1);
}

TEST_F(Patients, SaveWhatTheyReceiveUntilTheyThrowItAway) {
  const auto sent = Send(WithLetter(ToPaul()));
  ASSERT_TRUE(sent);
  ActAsPaul();
  const std::string conversation = sent->message().conversation_id();
  const auto message = OpenThread(conversation)->messages(0);
  ASSERT_EQ(message.attachments_size(), 1) << "the PDF, not the CDA";
  const std::string pdf = message.attachments(0).id();
  ASSERT_TRUE(Save(message.id(), pdf));
  EXPECT_EQ(world_.enqueued().back().method, "parcours.dmp.v1.DmpService/AddPatientDocument");
  EXPECT_EQ(ReasonOf(Save(message.id(), "att-1")), common::v1::REASON_FORMAT_NOT_ALLOWED) << "the CDA";
  record_ = dmp::v1::RECORD_STATE_CLOSED;
  EXPECT_EQ(ReasonOf(Save(message.id(), pdf)), common::v1::REASON_DMP_CLOSED);
  record_ = dmp::v1::RECORD_STATE_OPEN;
  ASSERT_TRUE(Throw(conversation));
  EXPECT_EQ(ReasonOf(Save(message.id(), pdf)), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(Conversations()->conversations_size(), 0);
  EXPECT_EQ(Conversations(true)->conversations_size(), 1);
  ActAsCardiologist();
  EXPECT_TRUE(ReadFile(kCardiologist, sent->message().id())) << "the professional keeps it";
}

TEST_F(Patients, AreNotSentWhatTheyDoNotSeeYet) {
  v1::SendMessageRequest request = WithLetter(ToPaul());
  request.mutable_documents(0)->add_visibility(dmp::v1::VISIBILITY_HIDDEN_FROM_PATIENT);
  EXPECT_EQ(ReasonOf(Send(request)), common::v1::REASON_DOCUMENT_NOT_YET_VISIBLE);
  v1::SendMessageRequest to_gp = WithLetter(To(kGp));
  to_gp.mutable_documents(0)->add_visibility(dmp::v1::VISIBILITY_HIDDEN_FROM_PATIENT);
  EXPECT_TRUE(Send(to_gp)) << "a professional is";
  request.mutable_documents(0)->set_visibility(0, dmp::v1::VISIBILITY_MASKED_TO_PROFESSIONALS);
  EXPECT_TRUE(Send(request)) << "masked, to the patient alone";
  request.add_to(kGp);
  EXPECT_EQ(ReasonOf(Send(request)), common::v1::REASON_DOCUMENT_MASKED);
}

TEST_F(Patients, AreNotSentADocumentOfTheDmpThatIsHiddenThere) {
  dmp_document_.set_content(MakeCda(paul_));
  dmp_document_.mutable_document()->add_visibility(dmp::v1::VISIBILITY_HIDDEN_FROM_PATIENT);
  v1::SendMessageRequest request = ToPaul();
  request.clear_subject();
  request.add_documents()->set_dmp_document_id("doc-1");
  request.mutable_documents(0)->set_pdf(kPdf);
  EXPECT_EQ(ReasonOf(Send(request)), common::v1::REASON_DOCUMENT_NOT_YET_VISIBLE);
  dmp_document_.mutable_document()->clear_visibility();
  EXPECT_TRUE(Send(request));
}

}  // namespace
}  // namespace parcours::messaging
