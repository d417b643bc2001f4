// Examinations through their handlers, on a real store.
#include <gtest/gtest.h>

#include <string>

#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/directory/v1/directory.pb.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "parcours/ins/v1/ins.pb.h"
#include "parcours/signin/v1/citizen.pb.h"
#include "services/exams/handlers/handlers.h"
#include "services/exams/store.h"
#include "services/platform/testing/handler_harness.h"

namespace parcours::exams {
namespace {

using common::v1::Reason;

constexpr char kSurgery[] = "11B0062049";
constexpr char kLaboratory[] = "11B0062064";
constexpr char kElsewhere[] = "11B0062023";
constexpr char kRequest[] = "request-1";  // handlers do not look at it
constexpr char kSubmit[] = "parcours.dmp.v1.DmpService/SubmitDocument";

template <class T>
Reason ReasonOf(const core::Result<T>& result) {
  return result ? common::v1::REASON_UNSPECIFIED : result.error().reason;
}

class Examinations : public testing::Test {
 protected:
  Examinations() : world_({ExamsSchema()}) {
    traits_.set_birth_name("MARTEL");
    traits_.add_given_names("PAUL");
    traits_.set_sex(common::v1::SEX_MALE);
    traits_.set_birth_date("1961-06-12");
    paul_ = core::MakeTestIns(traits_, 0);
    other_ = core::MakeTestIns(traits_, 1);
    citizen_ = paul_;
    world_.Answer<ins::v1::CheckIdentityRequest, ins::v1::CheckIdentityResponse>(
        "parcours.ins.v1.InsService/CheckIdentity",
        [this](const auto&) -> core::Result<ins::v1::CheckIdentityResponse> {
          ins::v1::CheckIdentityResponse answer;
          answer.set_status(qualified_ ? ins::v1::IDENTITY_STATUS_QUALIFIED : ins::v1::IDENTITY_STATUS_RETRIEVED);
          *answer.mutable_traits() = traits_;
          return answer;
        });
    world_.Answer<directory::v1::GetProfessionalRequest, directory::v1::GetProfessionalResponse>(
        "parcours.directory.v1.DirectoryService/GetProfessional",
        [](const auto& question) -> core::Result<directory::v1::GetProfessionalResponse> {
          directory::v1::GetProfessionalResponse answer;
          answer.mutable_professional()->set_ps_id_nat(question.ps_id_nat());
          answer.mutable_professional()->set_family_name("RENARD");
          return answer;
        });
    world_.Answer<directory::v1::GetStructureRequest, directory::v1::GetStructureResponse>(
        "parcours.directory.v1.DirectoryService/GetStructure",
        [](const auto&) -> core::Result<directory::v1::GetStructureResponse> {
          directory::v1::GetStructureResponse answer;
          answer.mutable_structure()->set_name("Laboratoire du Canal (test)");
          return answer;
        });
    world_.Answer<signin::v1::IdentifyCitizenRequest, signin::v1::IdentifyCitizenResponse>(
        "parcours.signin.v1.CitizenService/IdentifyCitizen",
        [this](const auto&) -> core::Result<signin::v1::IdentifyCitizenResponse> {
          signin::v1::IdentifyCitizenResponse answer;
          *answer.mutable_ins() = citizen_;
          return answer;
        });
  }

  void ActAsPrescriber() { world_.caller = platform::testing::PhysicianAt(kSurgery); }
  void ActAsBiologist(const std::string& structure = kLaboratory, const std::string& profession = "21") {
    world_.caller = platform::testing::PhysicianAt(structure);
    world_.caller.subject = "899700000807";
    world_.caller.profession = profession;
  }
  void ActAsPatient() { world_.caller = platform::testing::CitizenNamed("pseudonym"); }

  template <class Request>
  Request About() const {
    Request request;
    request.set_examination_id(id_);
    if constexpr (requires { request.set_request_id(""); }) request.set_request_id(kRequest);
    return request;
  }

  void Ask(v1::ExaminationKind kind = v1::EXAMINATION_KIND_LABORATORY) {
    ActAsPrescriber();
    v1::RequestExaminationRequest request;
    request.set_request_id(kRequest);
    *request.mutable_patient() = paul_;
    request.mutable_order()->set_kind(kind);
    request.mutable_order()->set_examination("Potassium");
    request.mutable_order()->set_clinical_context("Surveillance");
    const auto asked = world_.Run(&RequestExamination, request);
    ASSERT_TRUE(asked);
    id_ = asked->examination().id();
  }
  core::Result<v1::RegisterExaminationResponse> Register(const common::v1::Ins& patient) {
    auto request = About<v1::RegisterExaminationRequest>();
    *request.mutable_patient() = patient;
    return world_.Run(&RegisterExamination, request);
  }
  core::Result<v1::RecordSampleResponse> Sample() {
    auto request = About<v1::RecordSampleRequest>();
    request.mutable_sample()->set_nature("sang veineux");
    return world_.Run(&RecordSample, request);
  }
  core::Result<v1::RecordAcquisitionResponse> Acquire() {
    auto request = About<v1::RecordAcquisitionRequest>();
    request.mutable_acquisition()->set_modality(v1::MODALITY_CT);
    request.mutable_acquisition()->set_region("thorax");
    return world_.Run(&RecordAcquisition, request);
  }
  static void Fill(v1::Result& result, const std::string& value) {
    v1::ResultLine& line = *result.add_lines();
    line.mutable_code()->set_code("2823-3");
    line.mutable_code()->set_display("Potassium <sérum>");
    line.set_value(value);
    line.set_unit("mmol/L");
    line.set_high("5.1");
  }
  core::Result<v1::EnterResultResponse> Enter() {
    auto request = About<v1::EnterResultRequest>();
    Fill(*request.mutable_result(), "5.4");
    return world_.Run(&EnterResult, request);
  }
  core::Result<v1::ValidateExaminationResponse> Validate() {
    return world_.Run(&ValidateExamination, About<v1::ValidateExaminationRequest>());
  }
  core::Result<v1::CorrectExaminationResponse> Correct() {
    auto request = About<v1::CorrectExaminationRequest>();
    Fill(*request.mutable_result(), "4.4");
    request.set_reason("Hémolyse");
    return world_.Run(&CorrectExamination, request);
  }
  core::Result<v1::GetReportResponse> Report() { return world_.Run(&GetReport, About<v1::GetReportRequest>()); }
  core::Result<v1::GetExaminationResponse> Get() {
    return world_.Run(&GetExamination, About<v1::GetExaminationRequest>());
  }
  core::Result<v1::ListExaminationsResponse> List(const common::v1::Ins& patient) {
    v1::ListExaminationsRequest request;
    *request.mutable_patient() = patient;
    return world_.Run(&ListExaminations, request);
  }
  void Feed(v1::DmpFeeding feeding) {
    v1::SetDmpFeedingRequest request;
    request.set_request_id(kRequest);
    request.set_feeding(feeding);
    ASSERT_TRUE(world_.Run(&SetDmpFeeding, request));
  }

  // Up to a result that waits for its validation; the biologist acts afterwards.
  void UpToResult() {
    Ask();
    ActAsBiologist();
    ASSERT_TRUE(Register(paul_));
    ASSERT_TRUE(Sample());
    ASSERT_TRUE(Enter());
  }

  std::vector<dmp::v1::SubmitDocumentRequest> Submitted() const {
    std::vector<dmp::v1::SubmitDocumentRequest> documents;
    for (const auto& one : world_.enqueued()) {
      if (one.method == kSubmit) documents.emplace_back().ParseFromString(one.request);
    }
    return documents;
  }

  platform::testing::TestWorld world_;
  std::string id_;
  common::v1::Traits traits_;
  common::v1::Ins paul_;
  common::v1::Ins other_;
  common::v1::Ins citizen_;
  bool qualified_ = true;
};

TEST_F(Examinations, AreRequestedWithoutAskingInsi) {
  Ask();
  for (const auto& one : world_.asked()) EXPECT_EQ(one.method.find("InsService"), std::string::npos);
}

TEST_F(Examinations, AreRegisteredUnderAnIdentityThatTheStructureQualified) {
  Ask();
  ActAsBiologist();
  qualified_ = false;
  EXPECT_EQ(ReasonOf(Register(paul_)), common::v1::REASON_IDENTITY_NOT_QUALIFIED);
  qualified_ = true;
  EXPECT_EQ(ReasonOf(Register(other_)), common::v1::REASON_IDENTITY_OTHER_PERSON);
  EXPECT_TRUE(Register(paul_));
  EXPECT_EQ(ReasonOf(Register(paul_)), common::v1::REASON_REQUEST_STATE_NOT_ALLOWED);
}

TEST_F(Examinations, KeepTheirOrder) {
  Ask();
  ActAsBiologist();
  ASSERT_TRUE(Register(paul_));
  EXPECT_EQ(ReasonOf(Enter()), common::v1::REASON_REQUEST_STATE_NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(Validate()), common::v1::REASON_REQUEST_STATE_NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(Acquire()), common::v1::REASON_INVALID_ARGUMENT);
  ASSERT_TRUE(Sample());
  EXPECT_EQ(ReasonOf(Sample()), common::v1::REASON_REQUEST_STATE_NOT_ALLOWED);
  ASSERT_TRUE(Enter());
  ASSERT_TRUE(Enter()) << "a result may be entered again";
  ASSERT_TRUE(Validate());
  EXPECT_EQ(ReasonOf(Enter()), common::v1::REASON_REQUEST_STATE_NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(Validate()), common::v1::REASON_REQUEST_STATE_NOT_ALLOWED);
}

TEST_F(Examinations, ShowNobodyOutsideAResultThatIsNotValidated) {
  UpToResult();
  EXPECT_TRUE(Get()->examination().has_result());
  EXPECT_EQ(ReasonOf(Report()), common::v1::REASON_RESULT_NOT_VALIDATED);
  ActAsPrescriber();
  EXPECT_FALSE(Get()->examination().has_result());
  EXPECT_FALSE(List(paul_)->examinations(0).has_result());
  ActAsPatient();
  EXPECT_FALSE(Get()->examination().has_result());
  EXPECT_EQ(ReasonOf(Report()), common::v1::REASON_RESULT_NOT_VALIDATED);
}

TEST_F(Examinations, AreUnknownToEverybodyElse) {
  UpToResult();
  ActAsBiologist(kElsewhere);
  EXPECT_EQ(ReasonOf(Get()), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(Enter()), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(Validate()), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(List(paul_)->examinations_size(), 0);
  ActAsPatient();
  citizen_ = other_;
  EXPECT_EQ(ReasonOf(Get()), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(List(paul_)), common::v1::REASON_NOT_YOUR_RECORD);
}

TEST_F(Examinations, OfImagingAreValidatedByADoctor) {
  Ask(v1::EXAMINATION_KIND_IMAGING);
  ActAsBiologist();
  ASSERT_TRUE(Register(paul_));
  EXPECT_EQ(ReasonOf(Sample()), common::v1::REASON_INVALID_ARGUMENT);
  ASSERT_TRUE(Acquire());
  auto request = About<v1::EnterResultRequest>();
  request.mutable_result()->mutable_findings()->set_description("Rien.");
  request.mutable_result()->mutable_findings()->set_conclusion("Rien.");
  ASSERT_TRUE(world_.Run(&EnterResult, request));
  EXPECT_EQ(ReasonOf(Validate()), common::v1::REASON_PROFESSION_NOT_ALLOWED);
  ActAsBiologist(kLaboratory, "10");
  EXPECT_TRUE(Validate());
}

TEST_F(Examinations, GoToTheDmpIfTheStructureFeedsIt) {
  UpToResult();
  const auto validated = Validate();
  ASSERT_TRUE(validated);
  EXPECT_TRUE(validated->examination().dmp().sent());
  ASSERT_EQ(Submitted().size(), 1U);
  EXPECT_NE(Submitted()[0].document().find("Potassium &lt;sérum"), std::string::npos);
  EXPECT_TRUE(Submitted()[0].replaces_unique_id().empty());
}

TEST_F(Examinations, StayWhereTheStructureDoesNotFeedItAndSayWhy) {
  UpToResult();
  Feed(v1::DMP_FEEDING_NOT_CONNECTED);
  const auto validated = Validate();
  ASSERT_TRUE(validated);
  EXPECT_FALSE(validated->examination().dmp().sent());
  EXPECT_EQ(validated->examination().dmp().why(), v1::DMP_FEEDING_NOT_CONNECTED);
  EXPECT_TRUE(Submitted().empty());
  ActAsPatient();
  const auto report = Report();
  ASSERT_TRUE(report);
  EXPECT_NE(report->text().find("n'est pas encore raccordé au DMP"), std::string::npos);
  EXPECT_NE(report->text().find("5,4 mmol/L (jusqu'à 5,1) élevé"), std::string::npos);
}

TEST_F(Examinations, AreCorrectedByWhoValidatedInANewVersion) {
  UpToResult();
  EXPECT_EQ(ReasonOf(Correct()), common::v1::REASON_RESULT_NOT_VALIDATED);
  ASSERT_TRUE(Validate());
  world_.caller.subject = "899700000815";
  EXPECT_EQ(ReasonOf(Correct()), common::v1::REASON_AUTHOR_MISMATCH);
  ActAsBiologist();
  const auto corrected = Correct();
  ASSERT_TRUE(corrected);
  EXPECT_EQ(corrected->examination().version(), 2U);
  ASSERT_EQ(Submitted().size(), 2U);
  EXPECT_TRUE(Submitted()[1].replaces_unique_id().ends_with("^" + id_ + ".1"));
  EXPECT_NE(Report()->text().find("Motif : Hémolyse"), std::string::npos);
}

TEST_F(Examinations, AreReplacedInTheDmpOnlyIfTheyWentThere) {
  UpToResult();
  Feed(v1::DMP_FEEDING_NOT_SYSTEMATIC);
  ASSERT_TRUE(Validate());
  Feed(v1::DMP_FEEDING_SYSTEMATIC);
  ASSERT_TRUE(Correct());
  ASSERT_EQ(Submitted().size(), 1U);
  EXPECT_TRUE(Submitted()[0].replaces_unique_id().empty());
}

TEST_F(Examinations, TellThePatientThatThereIsAReportNotWhatItSays) {
  UpToResult();
  ASSERT_TRUE(Validate());
  const auto& last = world_.enqueued().back();
  EXPECT_EQ(last.method, "parcours.signin.v1.PhoneService/Deliver");
  EXPECT_EQ(last.request.find("Potassium"), std::string::npos);
}

}  // namespace
}  // namespace parcours::exams
