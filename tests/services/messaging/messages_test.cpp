// Mailboxes, the directory, messages between professionals, and their receipts.
#include "tests/services/messaging/support.h"

namespace parcours::messaging {
namespace {

class Messages : public MessagingWorld {
 protected:
  core::Result<v1::ListMailboxesResponse> Mine() { return world_.Run(&ListMailboxes, v1::ListMailboxesRequest()); }
  core::Result<v1::SearchMailboxesResponse> Search(const std::string& name) {
    v1::SearchMailboxesRequest request;
    request.set_name(name);
    return world_.Run(&SearchMailboxes, request);
  }
  core::Result<v1::SetRedListResponse> Hide(const std::string& mailbox, bool hidden) {
    v1::SetRedListRequest request;
    request.set_request_id("request-1");
    request.set_mailbox(mailbox);
    request.set_red_list(hidden);
    return world_.Run(&SetRedList, request);
  }
};

TEST_F(Messages, EverybodyHasTheirOwnMailboxesAndThatOfTheStructure) {
  const auto doctors = Mine();
  ASSERT_EQ(doctors->mailboxes_size(), 2);
  EXPECT_EQ(doctors->mailboxes(0).address(), kCardiologist);
  EXPECT_EQ(doctors->mailboxes(0).holder(), "Dr Claire Lenoir, Hôpital des Trois Chênes (test)");
  EXPECT_EQ(doctors->mailboxes(1).kind(), v1::MAILBOX_KIND_ORGANISATIONAL);
  ActAsSecretary();
  ASSERT_EQ(Mine()->mailboxes_size(), 1);
  EXPECT_EQ(Mine()->mailboxes(0).address(), kFrontDesk);
  ActAsSoftware();
  ASSERT_EQ(Mine()->mailboxes_size(), 1);
  EXPECT_EQ(Mine()->mailboxes(0).kind(), v1::MAILBOX_KIND_APPLICATIVE);
}

TEST_F(Messages, TheDirectoryFindsByNameAndHidesTheRedList) {
  ASSERT_EQ(Search("aubry")->mailboxes_size(), 1);
  EXPECT_EQ(Search("aubry")->mailboxes(0).address(), kGp) << "in lower case";
  EXPECT_EQ(Search("fontaine")->mailboxes_size(), 0);
  EXPECT_EQ(ReasonOf(Search("")), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(Hide(kNurse, false)), common::v1::REASON_MAILBOX_NOT_YOURS);
  ActAsNurse();
  ASSERT_TRUE(Hide(kNurse, false));
  EXPECT_EQ(Search("fontaine")->mailboxes_size(), 1);
}

TEST_F(Messages, WhoIsOnTheRedListReceivesAllTheSame) {
  ASSERT_TRUE(Send(To(kNurse)));
  ActAsNurse();
  EXPECT_EQ(List(kNurse)->messages_size(), 1);
}

TEST_F(Messages, AMailboxOpensForItsHolderItsStructureOrItsSoftware) {
  for (const char* other : {kGp, kFrontDesk, kSoftware, "personne@medecin.exemple.invalid"}) {
    EXPECT_EQ(ReasonOf(List(other)), common::v1::REASON_MAILBOX_NOT_YOURS) << other;
    v1::SendMessageRequest request = To(kGp);
    request.set_from(other);
    EXPECT_EQ(ReasonOf(Send(request)), common::v1::REASON_MAILBOX_NOT_YOURS) << other;
  }
  ActAsSecretary();
  EXPECT_TRUE(List(kFrontDesk));
  EXPECT_EQ(ReasonOf(List(kGp)), common::v1::REASON_MAILBOX_NOT_YOURS);
  EXPECT_EQ(ReasonOf(List(kSoftware)), common::v1::REASON_MAILBOX_NOT_YOURS);
  ActAsSoftware();
  EXPECT_TRUE(List(kSoftware));
  EXPECT_EQ(ReasonOf(List(kFrontDesk)), common::v1::REASON_MAILBOX_NOT_YOURS);
}

TEST_F(Messages, AreReadByTheAddresseeAndTheReceiptComesBack) {
  const v1::Message letter = SendLetter(kGp);
  EXPECT_EQ(letter.subject(), "XDM/1.0/DDM+Lettre de liaison MARTEL PAUL 12/06/1961");
  EXPECT_EQ(letter.shown_subject(), "Lettre de liaison MARTEL PAUL 12/06/1961");
  EXPECT_EQ(letter.headers().code_cda(0), "11490-0");
  EXPECT_EQ(letter.headers().ins(), "O");
  EXPECT_EQ(letter.headers().nil(), "Parcours");
  ActAsGp();
  ASSERT_EQ(List(kGp)->messages_size(), 1);
  EXPECT_FALSE(List(kGp)->messages(0).read());
  EXPECT_EQ(List(kGp)->messages(0).text(), "");
  ASSERT_TRUE(Open(kGp, letter.id()));
  EXPECT_EQ(world_.concerned(), paul_.matricule());
  ASSERT_TRUE(Receipt(kGp, letter.id(), v1::DISPOSITION_PROCESSED));
  ActAsCardiologist();
  const auto sent = List(kCardiologist, v1::FOLDER_SENT)->messages(0);
  ASSERT_EQ(sent.receipts_size(), 2);
  EXPECT_EQ(sent.receipts(0).disposition(), v1::DISPOSITION_DISPLAYED);
  EXPECT_EQ(sent.receipts(1).header(), "automatic-action/MDN-sent-automatically; processed");
}

TEST_F(Messages, OpeningTwiceIsReadOnce) {
  const v1::Message letter = SendLetter(kGp);
  ActAsGp();
  ASSERT_TRUE(Open(kGp, letter.id()));
  ASSERT_TRUE(Open(kGp, letter.id()));
  ActAsCardiologist();
  EXPECT_EQ(List(kCardiologist, v1::FOLDER_SENT)->messages(0).receipts_size(), 1);
}

TEST_F(Messages, AFailureHasABusinessCode) {
  const v1::Message letter = SendLetter(kSoftware);
  ActAsSoftware();
  EXPECT_EQ(ReasonOf(Receipt(kSoftware, letter.id(), v1::DISPOSITION_FAILED, "907")),
            common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(Receipt(kSoftware, letter.id(), v1::DISPOSITION_PROCESSED, "902")),
            common::v1::REASON_INVALID_ARGUMENT);
  const auto failed = Receipt(kSoftware, letter.id(), v1::DISPOSITION_FAILED, "902");
  ASSERT_TRUE(failed);
  EXPECT_TRUE(failed->returned());
  EXPECT_EQ(failed->receipt().header(),
            "automatic-action/MDN-sent-automatically; processed/Error: 902^patient inconnu");
}

TEST_F(Messages, AFailureOfWhichNobodyWantsAReceiptComesAsAPlainMessageWithTheOriginal) {
  const auto sent = Send(WithLetter(To(kSoftware)));
  ASSERT_TRUE(sent);
  ActAsSoftware();
  const auto failed = Receipt(kSoftware, sent->message().id(), v1::DISPOSITION_FAILED, "904");
  ASSERT_TRUE(failed);
  EXPECT_FALSE(failed->returned());
  ActAsCardiologist();
  const auto back = List(kCardiologist)->messages(0);
  EXPECT_EQ(back.origin(), v1::MESSAGE_ORIGIN_SOFTWARE);
  EXPECT_EQ(back.subject(), "[KO Intégration système !][904] XDM/1.0/DDM+Lettre de liaison MARTEL PAUL 12/06/1961");
  EXPECT_TRUE(back.has_archive());
  EXPECT_EQ(back.headers().in_reply_to(), sent->message().headers().message_id());
  EXPECT_EQ(ReasonOf(Receipt(kCardiologist, back.id(), v1::DISPOSITION_PROCESSED)), common::v1::REASON_INVALID_ARGUMENT)
      << "no receipt for a machine's message";
}

TEST_F(Messages, ASoftwareListsWhatItFiles) {
  ASSERT_TRUE(Send(To(kSoftware)));
  SendLetter(kSoftware);
  ActAsSoftware();
  EXPECT_EQ(List(kSoftware)->messages_size(), 2);
  v1::ListMessagesRequest request;
  request.set_mailbox(kSoftware);
  request.set_to_file_only(true);
  ASSERT_EQ(world_.Run(&ListMessages, request)->messages_size(), 1);
  EXPECT_TRUE(world_.Run(&ListMessages, request)->messages(0).has_archive());
}

TEST_F(Messages, TheSecretaryReadsMessagesNotDocuments) {
  const v1::Message letter = SendLetter(kFrontDesk);
  v1::SendMessageRequest request = To(kFrontDesk);
  request.add_files()->set_name("plan.txt");
  request.mutable_files(0)->set_content("Deuxième étage");
  const auto plain = Send(request);
  ActAsSecretary();
  ASSERT_TRUE(Open(kFrontDesk, letter.id()));
  EXPECT_EQ(ReasonOf(ReadFile(kFrontDesk, letter.id())), common::v1::REASON_CALLER_KIND_NOT_ALLOWED);
  v1::GetArchiveRequest archive;
  archive.set_mailbox(kFrontDesk);
  archive.set_message_id(letter.id());
  EXPECT_EQ(ReasonOf(world_.Run(&GetArchive, archive)), common::v1::REASON_CALLER_KIND_NOT_ALLOWED);
  EXPECT_EQ(ReadFile(kFrontDesk, plain->message().id())->content(), "Deuxième étage");
  ActAsGp();
  EXPECT_EQ(ReadFile(kFrontDesk, letter.id())->content(), MakeCda(paul_));
  EXPECT_EQ(ReadFile(kFrontDesk, letter.id(), "att-2")->content(), kPdf);
  EXPECT_EQ(ReadFile(kFrontDesk, letter.id(), "att-2")->attachment().name(),
            "20250322_LETTRE_DE_LIAISON_A_LA_SORTIE_MARTEL_PAUL.pdf");
  EXPECT_TRUE(world_.Run(&GetArchive, archive)->content().starts_with("PK"));
  archive.set_message_id(plain->message().id());
  EXPECT_EQ(ReasonOf(world_.Run(&GetArchive, archive)), common::v1::REASON_NOT_FOUND);
}

TEST_F(Messages, AnUnknownAddressIsNotReachedAndAForeignDomainNotEvenTried) {
  EXPECT_EQ(ReasonOf(Send(To("personne@medecin.exemple.invalid"))), common::v1::REASON_MAILBOX_UNKNOWN);
  EXPECT_EQ(ReasonOf(Send(To("abc@patient.mssante.fr"))), common::v1::REASON_MAILBOX_UNKNOWN);
  v1::SendMessageRequest both = To(kGp);
  both.add_to("paul.martel@exemple.invalid");
  EXPECT_EQ(ReasonOf(Send(both)), common::v1::REASON_DOMAIN_NOT_TRUSTED);
  both = To(kGp);
  both.add_to("personne@medecin.exemple.invalid");
  const auto sent = Send(both);
  ASSERT_TRUE(sent);
  ASSERT_EQ(sent->undelivered_size(), 1);
  EXPECT_EQ(sent->message().to_size(), 1);
  const auto notice = List(kCardiologist)->messages(0);
  EXPECT_EQ(notice.origin(), v1::MESSAGE_ORIGIN_OPERATOR);
  EXPECT_EQ(notice.subject(), "Message non distribué");
}

TEST_F(Messages, AnswersKeepTheThread) {
  const auto first = Send(To(kGp));
  ActAsGp();
  v1::SendMessageRequest answer = To(kCardiologist, "Re: un avis");
  answer.set_from(kGp);
  answer.set_in_reply_to(first->message().id());
  const auto second = Send(answer);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->message().headers().in_reply_to(), first->message().headers().message_id());
  answer.set_in_reply_to("msg-of-somebody-else");
  EXPECT_EQ(ReasonOf(Send(answer)), common::v1::REASON_NOT_FOUND);
}

TEST_F(Messages, WhatIsEmptyOrOfAnotherFormatIsNotSent) {
  v1::SendMessageRequest request = To(kGp);
  request.clear_text();
  EXPECT_EQ(ReasonOf(Send(request)), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(Send(To(kGp, ""))), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(Send(To(kGp, "[FIN]"))), common::v1::REASON_INVALID_ARGUMENT) << "with whom?";
  request = To(kGp);
  request.add_files()->set_name("page.txt");
  request.mutable_files(0)->set_content("<script>");
  EXPECT_EQ(ReasonOf(Send(request)), common::v1::REASON_FORMAT_NOT_ALLOWED);
}

TEST_F(Messages, OrdinaryMailReachesOrdinaryMailboxesOnly) {
  world_.caller = platform::testing::TrainerNamed("trainer");
  v1::SendOutsideMailRequest request;
  request.set_request_id("request-1");
  request.set_sandbox_id("sbx-1");
  request.set_from("aide@assurance-maladie.exemple.invalid");
  request.set_from_name("Assurance Maladie");
  request.mutable_subject()->set_fr("Votre carte Vitale expire");
  request.mutable_text()->set_fr("Cliquez.");
  EXPECT_EQ(ReasonOf(world_.Run(&SendOutsideMail, request)), common::v1::REASON_INVALID_ARGUMENT);
  request.set_to(kGp);
  EXPECT_EQ(ReasonOf(world_.Run(&SendOutsideMail, request)), common::v1::REASON_DOMAIN_NOT_TRUSTED);
  request.clear_to();
  *request.mutable_citizen() = paul_;
  ASSERT_TRUE(world_.Run(&SendOutsideMail, request));
  EXPECT_EQ(world_.enqueued().back().method, "parcours.signin.v1.PhoneService/Deliver");
}

}  // namespace
}  // namespace parcours::messaging
