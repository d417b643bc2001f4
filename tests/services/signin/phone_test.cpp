// Phones and mailboxes: whose they are, pages, and what other services bring.
#include "core/matricule.h"
#include "parcours/ins/v1/ins.pb.h"
#include "services/ins/handlers/handlers.h"
#include "tests/services/signin/support.h"

namespace parcours::signin {
namespace {

class PhoneOf : public SigninWorld {
 protected:
  v1::DeliverRequest Notice() {
    auto request = Begin<v1::DeliverRequest>();
    request.set_sender("Mon espace santé");
    request.mutable_title()->set_fr("Nouveau document");
    request.mutable_text()->set_fr("Un document a été ajouté.");
    return request;
  }

  core::Result<v1::DeliverResponse> DeliverTo(const std::string& handle) {
    v1::DeliverRequest request = Notice();
    *request.mutable_ins() = Find(handle).ins;
    return world_.Run(&Deliver, request);
  }

  pki::Identity IdentityOf(const std::string& subject) {
    pki::Identity identity;
    identity.subject = subject;
    identity.credential = "ses-1";
    return identity;
  }
};

TEST_F(PhoneOf, ACitizenIsReachedByTheFirstOfAppMailAndLetter) {
  ASSERT_TRUE(DeliverTo("paul"));
  EXPECT_EQ(Phone("paul")[0].channel(), v1::MESSAGE_CHANNEL_PUSH);
  EXPECT_EQ(Phone("paul")[0].title().fr(), "Nouveau document");
  EXPECT_EQ(Phone("paul")[0].kind(), v1::MESSAGE_KIND_NOTIFICATION);
  ASSERT_TRUE(DeliverTo("enora"));
  EXPECT_EQ(Phone("enora")[0].channel(), v1::MESSAGE_CHANNEL_EMAIL);
  ASSERT_TRUE(DeliverTo("ana"));
  EXPECT_EQ(Phone("ana")[0].channel(), v1::MESSAGE_CHANNEL_LETTER);
}

TEST_F(PhoneOf, ACitizenIsReachedUnderANewMatriculeToo) {
  const common::v1::Ins now = core::MakeTestIns(Find("paul").traits, 500);
  ins::v1::AmendCivilStatusRequest amend;
  amend.set_request_id("request-1");
  amend.set_sandbox_id("test-world");
  *amend.mutable_ins() = Find("paul").ins;
  *amend.mutable_new_ins() = now;
  ASSERT_TRUE(world_.Run(&ins::AmendCivilStatus, amend));
  v1::DeliverRequest request = Notice();
  *request.mutable_ins() = now;
  ASSERT_TRUE(world_.Run(&Deliver, request));
  EXPECT_EQ(Phone("paul").size(), 1U);
}

TEST_F(PhoneOf, AProfessionalIsReachedByNumber) {
  v1::DeliverRequest request = Notice();
  request.set_ps_id_nat(kGp);
  request.set_channel(v1::MESSAGE_CHANNEL_SMS);
  ASSERT_TRUE(world_.Run(&Deliver, request));
  EXPECT_EQ(Phone("gp")[0].channel(), v1::MESSAGE_CHANNEL_SMS);
  request.set_ps_id_nat("899700000047");
  EXPECT_EQ(ReasonOf(world_.Run(&Deliver, request)), common::v1::REASON_NOT_FOUND);
}

TEST_F(PhoneOf, ANoticeHasOneRecipientAndAText) {
  EXPECT_EQ(FieldOf(world_.Run(&Deliver, Notice())), "ins");
  v1::DeliverRequest both = Notice();
  both.set_ps_id_nat(kGp);
  *both.mutable_ins() = Find("paul").ins;
  EXPECT_EQ(FieldOf(world_.Run(&Deliver, both)), "ins");
  v1::DeliverRequest empty = Notice();
  empty.set_ps_id_nat(kGp);
  empty.mutable_text()->Clear();
  EXPECT_EQ(FieldOf(world_.Run(&Deliver, empty)), "text");
  v1::DeliverRequest unknown = Notice();
  *unknown.mutable_ins() = core::MakeTestIns(Find("paul").traits, 700);
  EXPECT_EQ(ReasonOf(world_.Run(&Deliver, unknown)), common::v1::REASON_NOT_FOUND);
}

TEST_F(PhoneOf, EverybodySeesTheirOwnOnly) {
  ASSERT_TRUE(DeliverTo("paul"));
  Citizen(IdentityOf(Find("paul").subject));
  v1::ListMessagesRequest request;
  EXPECT_EQ(world_.Run(&ListMessages, request)->messages_size(), 1);
  request.set_handle("paul");
  EXPECT_EQ(world_.Run(&ListMessages, request)->messages_size(), 1);
  request.set_handle("enora");
  EXPECT_EQ(ReasonOf(world_.Run(&ListMessages, request)), common::v1::REASON_NOT_FOUND);
  Ecps(IdentityOf(kGp));
  request.set_handle("paul");
  EXPECT_EQ(ReasonOf(world_.Run(&ListMessages, request)), common::v1::REASON_NOT_FOUND);
  request.clear_handle();
  EXPECT_EQ(world_.Run(&ListMessages, request)->messages_size(), 0);
  Ecps(IdentityOf("899700000047"));
  EXPECT_EQ(ReasonOf(world_.Run(&ListMessages, request)), common::v1::REASON_NOT_FOUND);
}

TEST_F(PhoneOf, AnOperatorNamesSandboxAndHandle) {
  Operator();
  v1::ListMessagesRequest request;
  request.set_handle("paul");
  EXPECT_EQ(FieldOf(world_.Run(&ListMessages, request)), "sandbox_id");
  request.set_sandbox_id("test-world");
  EXPECT_TRUE(world_.Run(&ListMessages, request));
  request.set_handle("nobody");
  EXPECT_EQ(ReasonOf(world_.Run(&ListMessages, request)), common::v1::REASON_NOT_FOUND);
  request.clear_handle();
  EXPECT_EQ(FieldOf(world_.Run(&ListMessages, request)), "handle");
}

TEST_F(PhoneOf, MessagesComeNewestFirstInPages) {
  std::vector<std::string> ids;
  for (int i = 0; i < 3; ++i) ids.push_back(DeliverTo("paul")->message_id());
  Operator();
  v1::ListMessagesRequest request;
  request.set_sandbox_id("test-world");
  request.set_handle("paul");
  request.set_page_size(2);
  const auto first = world_.Run(&ListMessages, request);
  ASSERT_TRUE(first);
  ASSERT_EQ(first->messages_size(), 2);
  EXPECT_EQ(first->messages(0).id(), ids[2]);
  request.set_page_token(first->next_page_token());
  const auto second = world_.Run(&ListMessages, request);
  ASSERT_TRUE(second);
  ASSERT_EQ(second->messages_size(), 1);
  EXPECT_EQ(second->messages(0).id(), ids[0]);
  EXPECT_TRUE(second->next_page_token().empty());
  request.set_handle("enora");
  EXPECT_EQ(ReasonOf(world_.Run(&ListMessages, request)), common::v1::REASON_PAGE_TOKEN_INVALID);
}

TEST_F(PhoneOf, ReadMessagesAndOtherKindsCanBeLeftOut) {
  const std::string id = DeliverTo("enora")->message_id();
  Operator();
  auto mark = Begin<v1::MarkReadRequest>();
  mark.set_sandbox_id("test-world");
  mark.set_handle("enora");
  mark.set_message_id(id);
  ASSERT_TRUE(world_.Run(&MarkRead, mark));
  EXPECT_TRUE(Phone("enora")[0].read());
  v1::ListMessagesRequest request;
  request.set_sandbox_id("test-world");
  request.set_handle("enora");
  request.set_unread_only(true);
  auto listed = world_.Run(&ListMessages, request);
  ASSERT_EQ(listed->messages_size(), 1) << "the letter";
  EXPECT_EQ(listed->messages(0).kind(), v1::MESSAGE_KIND_CODE);
  request.set_unread_only(false);
  request.set_kind(v1::MESSAGE_KIND_NOTIFICATION);
  listed = world_.Run(&ListMessages, request);
  ASSERT_EQ(listed->messages_size(), 1);
  EXPECT_EQ(listed->messages(0).id(), id);
  mark.set_handle("paul");
  EXPECT_EQ(ReasonOf(world_.Run(&MarkRead, mark)), common::v1::REASON_NOT_FOUND) << "not on that phone";
}

TEST_F(PhoneOf, OnlyARequestCanBeApproved) {
  const std::string id = DeliverTo("paul")->message_id();
  Operator();
  auto request = Begin<v1::ApproveRequest>();
  request.set_sandbox_id("test-world");
  request.set_handle("paul");
  request.set_message_id(id);
  EXPECT_EQ(ReasonOf(world_.Run(&Approve, request)), common::v1::REASON_NOT_FOUND);
}

}  // namespace
}  // namespace parcours::signin
