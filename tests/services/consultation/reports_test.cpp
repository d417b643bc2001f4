// Reports through their handlers, on a real store.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/matricule.h"
#include "parcours/card/v1/card.pb.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/directory/v1/directory.pb.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "parcours/ins/v1/ins.pb.h"
#include "services/consultation/handlers/handlers.h"
#include "services/consultation/store.h"
#include "services/platform/testing/handler_harness.h"

namespace parcours::consultation {
namespace {

using common::v1::Reason;

constexpr char kSurgery[] = "11B0062049";
constexpr char kElsewhere[] = "11B0062023";
constexpr char kRequest[] = "request-1";  // handlers do not look at it

template <class T>
Reason ReasonOf(const core::Result<T>& result) {
  return result ? common::v1::REASON_UNSPECIFIED : result.error().reason;
}

class Reports : public testing::Test {
 protected:
  Reports() : world_({ConsultationSchema()}) {
    common::v1::Traits traits;
    traits.set_birth_name("MARTEL");
    traits.add_given_names("PAUL");
    traits.set_sex(common::v1::SEX_MALE);
    traits.set_birth_date("1961-06-12");
    paul_ = core::MakeTestIns(traits, 0);
    world_.Answer<ins::v1::CheckIdentityRequest, ins::v1::CheckIdentityResponse>(
        "parcours.ins.v1.InsService/CheckIdentity",
        [this, traits](const auto&) -> core::Result<ins::v1::CheckIdentityResponse> {
          ins::v1::CheckIdentityResponse answer;
          answer.set_status(qualified_ ? ins::v1::IDENTITY_STATUS_QUALIFIED : ins::v1::IDENTITY_STATUS_RETRIEVED);
          *answer.mutable_traits() = traits;
          return answer;
        });
    world_.Answer<directory::v1::GetProfessionalRequest, directory::v1::GetProfessionalResponse>(
        "parcours.directory.v1.DirectoryService/GetProfessional",
        [](const auto& question) -> core::Result<directory::v1::GetProfessionalResponse> {
          directory::v1::GetProfessionalResponse answer;
          answer.mutable_professional()->set_ps_id_nat(question.ps_id_nat());
          answer.mutable_professional()->set_family_name("AUBRY");
          return answer;
        });
    world_.Answer<card::v1::CheckSignatureRequest, card::v1::CheckSignatureResponse>(
        "parcours.card.v1.CardService/CheckSignature",
        [this](const auto& question) -> core::Result<card::v1::CheckSignatureResponse> {
          checked_ = question.content();
          card::v1::CheckSignatureResponse answer;
          answer.set_subject(signer_.empty() ? world_.caller.subject : signer_);
          return answer;
        });
    ActAsDoctor();
  }

  void ActAsDoctor() { world_.caller = platform::testing::PhysicianAt(kSurgery); }
  void ActAsSecretary(const std::string& structure = kSurgery) {
    world_.caller = platform::testing::ClerkAt(structure);
  }

  template <class Request>
  Request About() const {
    Request request;
    request.set_consultation_id(id_);
    if constexpr (requires { request.set_request_id(""); }) request.set_request_id(kRequest);
    return request;
  }

  void Open() {
    v1::OpenConsultationRequest request;
    request.set_request_id(kRequest);
    *request.mutable_patient() = paul_;
    const auto opened = world_.Run(&OpenConsultation, request);
    ASSERT_TRUE(opened);
    id_ = opened->consultation().id();
    ASSERT_TRUE(Inform(v1::AI_INFORMATION_INFORMED));
    ASSERT_TRUE(Note("Tension 12/7, genou droit sensible."));
    ASSERT_TRUE(Note("On va se revoir dans un mois."));
  }
  core::Result<v1::RecordAiInformationResponse> Inform(v1::AiInformation information) {
    auto request = About<v1::RecordAiInformationRequest>();
    request.set_ai_information(information);
    return world_.Run(&RecordAiInformation, request);
  }
  core::Result<v1::RecordNotesResponse> Note(const std::string& text) {
    auto request = About<v1::RecordNotesRequest>();
    request.add_lines()->set_speaker(v1::SPEAKER_DOCTOR);
    request.mutable_lines(0)->set_text(text);
    return world_.Run(&RecordNotes, request);
  }
  core::Result<v1::DraftReportResponse> DraftIt() { return world_.Run(&DraftReport, About<v1::DraftReportRequest>()); }
  core::Result<v1::ConfirmPassagesResponse> Confirm(std::uint32_t version, const std::vector<std::string>& passages) {
    auto request = About<v1::ConfirmPassagesRequest>();
    request.set_version(version);
    for (const std::string& one : passages) request.add_passage_ids(one);
    return world_.Run(&ConfirmPassages, request);
  }
  core::Result<v1::CorrectPassageResponse> Correct(std::uint32_t version, const std::string& passage,
                                                   const std::string& text) {
    auto request = About<v1::CorrectPassageRequest>();
    request.set_version(version);
    request.set_passage_id(passage);
    request.set_text(text);
    return world_.Run(&CorrectPassage, request);
  }
  core::Result<v1::SignReportResponse> Sign(std::uint32_t version) {
    auto request = About<v1::SignReportRequest>();
    request.set_version(version);
    request.set_signature("c2ln");
    request.set_signature_certificate("chain");
    return world_.Run(&SignReport, request);
  }
  core::Result<v1::SendReportResponse> Send() { return world_.Run(&SendReport, About<v1::SendReportRequest>()); }
  core::Result<v1::ReviseReportResponse> Revise() {
    return world_.Run(&ReviseReport, About<v1::ReviseReportRequest>());
  }
  core::Result<v1::GetConsultationResponse> Get() {
    return world_.Run(&GetConsultation, About<v1::GetConsultationRequest>());
  }
  core::Result<v1::WriteReportResponse> Write(const std::string& text) {
    auto request = About<v1::WriteReportRequest>();
    request.add_passages()->set_section(v1::SECTION_CONCLUSION);
    request.mutable_passages(0)->set_text(text);
    return world_.Run(&WriteReport, request);
  }

  platform::testing::TestWorld world_;
  std::string id_;
  common::v1::Ins paul_;
  bool qualified_ = true;
  std::string signer_;   // whose signature it is; empty: the caller's
  std::string checked_;  // the text whose signature was checked last
};

TEST_F(Reports, AreNotDraftedBeforeThePatientIsInformedNorAgainstAnObjection) {
  Open();
  ASSERT_TRUE(Inform(v1::AI_INFORMATION_INFORMED));
  ASSERT_TRUE(DraftIt());
  const auto objected = Inform(v1::AI_INFORMATION_OBJECTED);
  ASSERT_TRUE(objected);
  EXPECT_FALSE(objected->consultation().has_report()) << "the draft goes";
  EXPECT_EQ(ReasonOf(DraftIt()), common::v1::REASON_PATIENT_OPPOSES);
}

TEST_F(Reports, OfTheDoctorsHandSurviveAnObjection) {
  Open();
  ASSERT_TRUE(Write("Va bien."));
  const auto objected = Inform(v1::AI_INFORMATION_OBJECTED);
  ASSERT_TRUE(objected);
  EXPECT_TRUE(objected->consultation().has_report());
}

TEST_F(Reports, AreSignedOnlyOncePassageByPassageIsRead) {
  Open();
  ASSERT_TRUE(DraftIt());
  EXPECT_EQ(ReasonOf(Sign(1)), common::v1::REASON_DRAFT_NOT_READ);
  const auto first = Confirm(1, {"p1"});
  ASSERT_TRUE(first);
  EXPECT_TRUE(first->text_to_sign().empty());
  EXPECT_EQ(ReasonOf(Sign(1)), common::v1::REASON_DRAFT_NOT_READ);
  const auto second = Confirm(1, {"p2"});
  ASSERT_TRUE(second);
  EXPECT_EQ(second->report().status(), v1::REPORT_STATUS_READ);
  ASSERT_TRUE(Sign(1));
  EXPECT_EQ(checked_, second->text_to_sign());
  EXPECT_EQ(Get()->pages(0), second->text_to_sign());
  EXPECT_EQ(ReasonOf(Sign(1)), common::v1::REASON_REPORT_ALREADY_SIGNED);
  EXPECT_EQ(ReasonOf(Correct(1, "p1", "x")), common::v1::REASON_REPORT_ALREADY_SIGNED);
  EXPECT_EQ(ReasonOf(Confirm(1, {"p1"})), common::v1::REASON_REPORT_ALREADY_SIGNED);
  EXPECT_EQ(ReasonOf(Note("x")), common::v1::REASON_REPORT_ALREADY_SIGNED);
  EXPECT_EQ(ReasonOf(DraftIt()), common::v1::REASON_REPORT_ALREADY_SIGNED);
  EXPECT_EQ(ReasonOf(Write("x")), common::v1::REASON_REPORT_ALREADY_SIGNED);
  EXPECT_EQ(ReasonOf(Inform(v1::AI_INFORMATION_OBJECTED)), common::v1::REASON_REPORT_ALREADY_SIGNED);
}

TEST_F(Reports, HaveToBeReadAgainAfterSomebodyElseChangedThem) {
  Open();
  ASSERT_TRUE(DraftIt());
  ASSERT_TRUE(Confirm(1, {"p1", "p2"}));
  ActAsSecretary();
  ASSERT_TRUE(Correct(1, "p2", "Rendez-vous dans un mois."));
  ActAsDoctor();
  EXPECT_EQ(ReasonOf(Sign(1)), common::v1::REASON_DRAFT_CHANGED);
  EXPECT_EQ(ReasonOf(Sign(2)), common::v1::REASON_DRAFT_NOT_READ);
  EXPECT_EQ(ReasonOf(Confirm(1, {"p2"})), common::v1::REASON_DRAFT_CHANGED);
  ASSERT_TRUE(Confirm(2, {"p2"}));
  EXPECT_TRUE(Sign(2));
}

TEST_F(Reports, HaveToBeReadAgainAsAWholeAfterSomebodyElseTookAPassageOut) {
  Open();
  ASSERT_TRUE(DraftIt());
  ASSERT_TRUE(Confirm(1, {"p1", "p2"}));
  ActAsSecretary();
  const auto corrected = Correct(1, "p2", "");
  ASSERT_TRUE(corrected);
  EXPECT_EQ(corrected->report().passages_size(), 1);
  EXPECT_EQ(corrected->report().status(), v1::REPORT_STATUS_DRAFT);
}

TEST_F(Reports, KeepWhatTheDoctorCorrectedAsRead) {
  Open();
  ASSERT_TRUE(DraftIt());
  const auto corrected = Correct(1, "p1", "Genou gauche sensible.");
  ASSERT_TRUE(corrected);
  EXPECT_TRUE(corrected->report().passages(0).confirmed());
  EXPECT_EQ(corrected->report().passages(0).origin(), v1::PASSAGE_ORIGIN_PERSON);
  EXPECT_EQ(ReasonOf(Correct(2, "p9", "x")), common::v1::REASON_NOT_FOUND);
}

TEST_F(Reports, AreNotSignedWithAnothersCard) {
  Open();
  ASSERT_TRUE(Write("Va bien."));
  signer_ = "899700000039";
  EXPECT_EQ(ReasonOf(Sign(1)), common::v1::REASON_SIGNATURE_INVALID);
}

TEST_F(Reports, GoToTheDmpSignedAndOnce) {
  Open();
  ASSERT_TRUE(Write("Va bien <déjà>."));
  EXPECT_EQ(ReasonOf(Send()), common::v1::REASON_DRAFT_NOT_READ);
  ASSERT_TRUE(Sign(1));
  qualified_ = false;
  EXPECT_EQ(ReasonOf(Send()), common::v1::REASON_IDENTITY_NOT_QUALIFIED);
  qualified_ = true;
  EXPECT_TRUE(world_.enqueued().empty());
  ActAsSecretary();
  ASSERT_TRUE(Send());
  ASSERT_EQ(world_.enqueued().size(), 1U);
  dmp::v1::SubmitDocumentRequest document;
  ASSERT_TRUE(document.ParseFromString(world_.enqueued()[0].request));
  EXPECT_NE(document.document().find("Va bien &lt;déjà"), std::string::npos);
  EXPECT_EQ(ReasonOf(Send()), common::v1::REASON_ALREADY_EXISTS);
}

TEST_F(Reports, AreReplacedByTheirNextEdition) {
  Open();
  EXPECT_EQ(ReasonOf(Revise()), common::v1::REASON_NOT_FOUND);
  ASSERT_TRUE(Write("Va bien."));
  EXPECT_EQ(ReasonOf(Revise()), common::v1::REASON_DRAFT_NOT_READ);
  ASSERT_TRUE(Sign(1));
  ASSERT_TRUE(Send());
  const auto revised = Revise();
  ASSERT_TRUE(revised);
  EXPECT_EQ(revised->report().status(), v1::REPORT_STATUS_DRAFT);
  const auto written = Write("Poids 78 kg.");
  ASSERT_TRUE(written);
  ASSERT_TRUE(Confirm(written->report().version(), {"p1"}));
  ASSERT_TRUE(Sign(written->report().version()));
  ASSERT_TRUE(Send());
  dmp::v1::SubmitDocumentRequest document;
  ASSERT_TRUE(document.ParseFromString(world_.enqueued().back().request));
  EXPECT_TRUE(document.replaces_unique_id().ends_with("^" + id_ + ".1"));
}

TEST_F(Reports, AreUnknownElsewhere) {
  Open();
  ActAsSecretary();
  EXPECT_TRUE(Get());
  ActAsSecretary(kElsewhere);
  EXPECT_EQ(ReasonOf(Get()), common::v1::REASON_NOT_FOUND);
  ActAsDoctor();
  world_.caller.subject = "899700000039";
  EXPECT_EQ(ReasonOf(Get()), common::v1::REASON_NOT_FOUND);
}

}  // namespace
}  // namespace parcours::consultation
