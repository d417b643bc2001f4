// An orientation file, from its first part to the discharge, on a real store.
#include <map>

#include "parcours/signin/v1/phone.pb.h"
#include "services/followup/handlers/orientation/handlers.h"
#include "tests/services/followup/support.h"

namespace parcours::followup {
namespace {

using common::v1::REASON_UNSPECIFIED;

class Orientation : public FollowupWorld {
 protected:
  core::Result<v1::CreateFileResponse> Create() {
    auto request = Asking<v1::CreateFileRequest>();
    *request.mutable_patient() = paul_;
    return world_.Run(&followup::CreateFile, request);
  }
  static v1::PartContent ContentOf(v1::PartKind kind) {
    v1::PartContent content;
    if (kind == v1::PART_KIND_ADMINISTRATIVE) content.mutable_administrative()->set_address("3 rue des Tilleuls");
    if (kind == v1::PART_KIND_MEDICAL) content.mutable_medical()->set_diagnosis("Infarctus");
    if (kind == v1::PART_KIND_AUTONOMY) content.mutable_autonomy()->set_abilities("Marche seul");
    if (kind == v1::PART_KIND_PROJECT) {
      content.mutable_project()->set_objective("Réadaptation");
      content.mutable_project()->set_unit_kind(v1::UNIT_KIND_SMR);
    }
    return content;
  }
  core::Result<v1::WritePartResponse> Write(v1::PartKind kind) {
    auto request = Asking<v1::WritePartRequest>();
    request.set_file_id(file_);
    *request.mutable_content() = ContentOf(kind);
    return world_.Run(&followup::WritePart, request);
  }
  core::Result<v1::ValidatePartResponse> Validate(v1::PartKind kind) {
    auto request = Asking<v1::ValidatePartRequest>();
    request.set_file_id(file_);
    request.set_part(kind);
    return world_.Run(&followup::ValidatePart, request);
  }
  core::Result<v1::SendRequestsResponse> Send(const std::vector<std::string>& units) {
    auto request = Asking<v1::SendRequestsRequest>();
    request.set_file_id(file_);
    for (const std::string& unit : units) request.add_unit_ids(unit);
    auto answer = world_.Run(&followup::SendRequests, request);
    if (answer) {
      for (const auto& one : answer->requests()) request_[one.unit().id()] = one.id();
    }
    return answer;
  }
  core::Result<v1::OpenFileResponse> Open(std::vector<v1::PartKind> parts = {}) {
    auto request = Asking<v1::OpenFileRequest>();
    request.set_file_id(file_);
    for (const auto part : parts) request.add_parts(part);
    return world_.Run(&followup::OpenFile, request);
  }
  core::Result<v1::AnswerRequestResponse> Answer(const std::string& unit, v1::AdmissionRequestState answer) {
    auto request = Asking<v1::AnswerRequestRequest>();
    request.set_admission_request_id(request_[unit]);
    request.set_answer(answer);
    request.set_proposed_date("2025-04-01");
    request.set_refusal_reason(v1::ADMISSION_REFUSAL_REASON_NO_PLACE);
    request.set_text("Avec son traitement");
    return world_.Run(&followup::AnswerRequest, request);
  }
  template <class Request, class Function>
  auto On(const std::string& unit, const Function& handler) {
    auto request = Asking<Request>();
    request.set_admission_request_id(request_[unit]);
    return world_.Run(handler, request);
  }
  auto Retain(const std::string& unit) { return On<v1::RetainAgreementRequest>(unit, &followup::RetainAgreement); }
  auto Admit(const std::string& unit) { return On<v1::RecordAdmissionRequest>(unit, &followup::RecordAdmission); }
  auto Discharge(const std::string& unit) { return On<v1::RecordDischargeRequest>(unit, &followup::RecordDischarge); }
  auto Confirm(const std::string& unit) { return On<v1::ConfirmRefusalRequest>(unit, &followup::ConfirmRefusal); }
  core::Result<v1::SupplyInformationResponse> Supply(const std::string& unit) {
    auto request = Asking<v1::SupplyInformationRequest>();
    request.set_admission_request_id(request_[unit]);
    request.set_text("Voici");
    return world_.Run(&followup::SupplyInformation, request);
  }
  core::Result<v1::CancelRequestResponse> Cancel(const std::string& unit, v1::OrientationCancelReason reason) {
    auto request = Asking<v1::CancelRequestRequest>();
    request.set_admission_request_id(request_[unit]);
    request.set_reason(reason);
    return world_.Run(&followup::CancelRequest, request);
  }
  core::Result<v1::CancelFileResponse> CancelAll(v1::OrientationCancelReason reason) {
    auto request = Asking<v1::CancelFileRequest>();
    request.set_file_id(file_);
    request.set_reason(reason);
    return world_.Run(&followup::CancelFile, request);
  }
  std::map<std::string, v1::AdmissionRequestState> States() {
    v1::ListRequestsRequest request;
    request.set_file_id(file_);
    std::map<std::string, v1::AdmissionRequestState> states;
    const auto answer = world_.Run(&followup::ListRequests, request);
    EXPECT_EQ(ReasonOf(answer), REASON_UNSPECIFIED);
    if (answer) {
      for (const auto& one : answer->requests()) states[one.unit().id()] = one.state();
    }
    return states;
  }

  // A file whose four parts are validated.
  void Complete() {
    file_ = Create()->file().id();
    for (const auto kind :
         {v1::PART_KIND_ADMINISTRATIVE, v1::PART_KIND_MEDICAL, v1::PART_KIND_AUTONOMY, v1::PART_KIND_PROJECT}) {
      EXPECT_EQ(ReasonOf(Write(kind)), REASON_UNSPECIFIED);
      EXPECT_EQ(ReasonOf(Validate(kind)), REASON_UNSPECIFIED);
    }
  }
  // Sent to both units; the doctor of the hospital acts afterwards.
  void SendToBoth() {
    Complete();
    EXPECT_EQ(ReasonOf(Send({kSmrUnit, kHadUnit})), REASON_UNSPECIFIED);
  }

  std::string file_;
  std::map<std::string, std::string> request_;
};

TEST_F(Orientation, RefusesAnIdentityThatIsNotQualified) {
  status_ = ins::v1::IDENTITY_STATUS_RETRIEVED;
  EXPECT_EQ(ReasonOf(Create()), common::v1::REASON_IDENTITY_NOT_QUALIFIED);
  paul_.set_key("00");
  EXPECT_EQ(ReasonOf(Create()), common::v1::REASON_KEY_WRONG);
}

TEST_F(Orientation, RefusesADuplicateUntilTheFirstIsOver) {
  file_ = Create()->file().id();
  ActAsDoctor(kRehabilitation);
  EXPECT_EQ(ReasonOf(Create()), common::v1::REASON_REFERRAL_DUPLICATE);
  ActAsDoctor();
  EXPECT_EQ(ReasonOf(CancelAll(v1::ORIENTATION_CANCEL_REASON_PATIENT_WISH)), REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonOf(Create()), REASON_UNSPECIFIED);
}

TEST_F(Orientation, KeepsTheMedicalPartFromThoseWithoutTheHabilitation) {
  file_ = Create()->file().id();
  ActAsClerk();
  EXPECT_EQ(ReasonOf(Write(v1::PART_KIND_MEDICAL)), common::v1::REASON_MEDICAL_PART_RESERVED);
  EXPECT_EQ(ReasonOf(Write(v1::PART_KIND_ADMINISTRATIVE)), REASON_UNSPECIFIED);
  ActAsSecretary();
  EXPECT_EQ(ReasonOf(Write(v1::PART_KIND_MEDICAL)), REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonOf(Validate(v1::PART_KIND_MEDICAL)), common::v1::REASON_PROFESSION_NOT_ALLOWED);
  EXPECT_TRUE(Open({v1::PART_KIND_MEDICAL})->file().parts(1).has_content());
  ActAsClerk();
  EXPECT_EQ(ReasonOf(Open({v1::PART_KIND_MEDICAL})), common::v1::REASON_MEDICAL_PART_RESERVED);
  const auto opened = Open();
  EXPECT_TRUE(opened->file().parts(0).has_content());
  EXPECT_FALSE(opened->file().parts(1).has_content());
  ActAs(paul_);
  EXPECT_EQ(ReasonOf(Open({v1::PART_KIND_MEDICAL})), common::v1::REASON_MEDICAL_PART_RESERVED);
  EXPECT_FALSE(Open()->file().parts(1).has_content());
  ActAs(jeanne_);
  EXPECT_EQ(ReasonOf(Open()), common::v1::REASON_NOT_FOUND);
}

TEST_F(Orientation, SendsNothingUntilAllPartsAreValidated) {
  file_ = Create()->file().id();
  EXPECT_EQ(ReasonOf(Validate(v1::PART_KIND_PROJECT)), common::v1::REASON_REFERRAL_INCOMPLETE);
  const auto refused = Send({kSmrUnit});
  EXPECT_EQ(ReasonOf(refused), common::v1::REASON_REFERRAL_INCOMPLETE);
  EXPECT_EQ(refused.error().violations.size(), 4U);
  ASSERT_TRUE(CancelAll(v1::ORIENTATION_CANCEL_REASON_MISTAKE));
  Complete();
  ASSERT_TRUE(Write(v1::PART_KIND_PROJECT));
  EXPECT_EQ(ReasonOf(Send({kSmrUnit})), common::v1::REASON_REFERRAL_INCOMPLETE);
}

TEST_F(Orientation, AsksEachUnitOnce) {
  SendToBoth();
  EXPECT_EQ(ReasonOf(Send({kSmrUnit})), common::v1::REASON_REFERRAL_STATE_NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(Send({"unknown-1"})), common::v1::REASON_NOT_FOUND);
  ASSERT_TRUE(Cancel(kSmrUnit, v1::ORIENTATION_CANCEL_REASON_MISTAKE));
  EXPECT_EQ(ReasonOf(Send({kSmrUnit, kSmrUnit})), common::v1::REASON_REFERRAL_STATE_NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(Send({kSmrUnit})), REASON_UNSPECIFIED);
}

TEST_F(Orientation, OnlyTheAddresseeReadsAndAnswers) {
  Complete();
  ASSERT_TRUE(Send({kSmrUnit}));
  ActAsDoctor(kHomeCare);
  EXPECT_EQ(ReasonOf(Open()), common::v1::REASON_UNIT_NOT_ADDRESSED);
  EXPECT_EQ(ReasonOf(Answer(kSmrUnit, v1::ADMISSION_REQUEST_STATE_AGREED)), common::v1::REASON_UNIT_NOT_ADDRESSED);
  EXPECT_EQ(ReasonOf(Write(v1::PART_KIND_PROJECT)), common::v1::REASON_NOT_FOUND);
  ActAsDoctor(kRehabilitation);
  EXPECT_EQ(Open()->request().state(), v1::ADMISSION_REQUEST_STATE_READ);
  v1::ListReceivedRequestsRequest received;
  EXPECT_EQ(world_.Run(&followup::ListReceivedRequests, received)->requests_size(), 1);
  EXPECT_EQ(ReasonOf(Answer(kSmrUnit, v1::ADMISSION_REQUEST_STATE_MORE_INFORMATION)), REASON_UNSPECIFIED);
  ActAsDoctor();
  EXPECT_EQ(ReasonOf(Supply(kSmrUnit)), REASON_UNSPECIFIED);
  EXPECT_EQ(States()[kSmrUnit], v1::ADMISSION_REQUEST_STATE_SENT);
}

TEST_F(Orientation, AnAnswerMayChangeUntilTheAdmission) {
  SendToBoth();
  ActAsClerk(kRehabilitation);
  EXPECT_EQ(ReasonOf(Answer(kSmrUnit, v1::ADMISSION_REQUEST_STATE_AGREED)), REASON_UNSPECIFIED);
  ActAsDoctor();
  EXPECT_EQ(ReasonOf(Retain(kSmrUnit)), REASON_UNSPECIFIED);
  ActAsClerk(kRehabilitation);
  EXPECT_EQ(ReasonOf(Answer(kSmrUnit, v1::ADMISSION_REQUEST_STATE_REFUSED)), REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonOf(Admit(kSmrUnit)), common::v1::REASON_REFERRAL_STATE_NOT_ALLOWED);
  ActAsDoctor();
  EXPECT_EQ(ReasonOf(Confirm(kSmrUnit)), REASON_UNSPECIFIED);
  ActAsClerk(kRehabilitation);
  EXPECT_EQ(ReasonOf(Answer(kSmrUnit, v1::ADMISSION_REQUEST_STATE_AGREED)),
            common::v1::REASON_REFERRAL_STATE_NOT_ALLOWED);
}

TEST_F(Orientation, OneAdmissionCancelsTheOthers) {
  SendToBoth();
  ActAsClerk(kRehabilitation);
  ASSERT_TRUE(Answer(kSmrUnit, v1::ADMISSION_REQUEST_STATE_AGREED));
  ActAsClerk(kHomeCare);
  ASSERT_TRUE(Answer(kHadUnit, v1::ADMISSION_REQUEST_STATE_AGREED));
  ActAsDoctor();
  ASSERT_TRUE(Retain(kSmrUnit));
  EXPECT_EQ(ReasonOf(Retain(kHadUnit)), common::v1::REASON_REFERRAL_STATE_NOT_ALLOWED);
  ActAsClerk(kRehabilitation);
  EXPECT_EQ(Admit(kSmrUnit)->cancelled(), 1U);
  ASSERT_EQ(world_.enqueued().size(), 1U);
  EXPECT_EQ(world_.enqueued().back().method, "parcours.signin.v1.PhoneService/Deliver");
  ActAsClerk(kHomeCare);
  EXPECT_EQ(ReasonOf(Answer(kHadUnit, v1::ADMISSION_REQUEST_STATE_WAITING_LIST)),
            common::v1::REASON_REFERRAL_ADMITTED_ELSEWHERE);
  EXPECT_EQ(ReasonOf(Open()), common::v1::REASON_REFERRAL_ADMITTED_ELSEWHERE);
  ActAsDoctor();
  EXPECT_EQ(ReasonOf(Write(v1::PART_KIND_PROJECT)), common::v1::REASON_REFERRAL_STATE_NOT_ALLOWED);
  EXPECT_EQ(States()[kHadUnit], v1::ADMISSION_REQUEST_STATE_CANCELLED);
  EXPECT_EQ(ReasonOf(Create()), common::v1::REASON_REFERRAL_DUPLICATE);
  ActAsClerk(kRehabilitation);
  EXPECT_EQ(ReasonOf(Discharge(kSmrUnit)), REASON_UNSPECIFIED);
  ActAsDoctor();
  EXPECT_EQ(ReasonOf(Create()), REASON_UNSPECIFIED);
}

TEST_F(Orientation, ACancelledRequestClosesTheFileToItsUnit) {
  SendToBoth();
  EXPECT_EQ(ReasonOf(Cancel(kHadUnit, v1::ORIENTATION_CANCEL_REASON_ADMITTED_ELSEWHERE)),
            common::v1::REASON_INVALID_ARGUMENT);
  ASSERT_TRUE(Cancel(kHadUnit, v1::ORIENTATION_CANCEL_REASON_SITUATION_CHANGED));
  ActAsDoctor(kHomeCare);
  EXPECT_EQ(ReasonOf(Open()), common::v1::REASON_REFERRAL_STATE_NOT_ALLOWED);
}

TEST_F(Orientation, NobodyIsToldOfADeath) {
  SendToBoth();
  ASSERT_TRUE(CancelAll(v1::ORIENTATION_CANCEL_REASON_DEATH));
  EXPECT_TRUE(world_.enqueued().empty());
  EXPECT_EQ(States()[kSmrUnit], v1::ADMISSION_REQUEST_STATE_CANCELLED);
}

TEST_F(Orientation, EveryOpeningIsTraced) {
  SendToBoth();
  ActAsDoctor(kRehabilitation);
  ASSERT_TRUE(Open());
  ActAs(paul_);
  ASSERT_TRUE(Open());
  v1::ListOpeningsRequest request;
  request.set_file_id(file_);
  const auto answer = world_.Run(&followup::ListOpenings, request);
  ASSERT_EQ(answer->openings_size(), 2);
  EXPECT_EQ(answer->openings(0).stamp().actor().structure(), kRehabilitation);
  EXPECT_EQ(answer->openings(0).parts_size(), 4);
  EXPECT_EQ(answer->openings(1).parts_size(), 3);
  ActAsDoctor(kRehabilitation);
  EXPECT_EQ(ReasonOf(world_.Run(&followup::ListOpenings, request)), common::v1::REASON_NOT_FOUND);
}

TEST_F(Orientation, ListsUnitsByKind) {
  v1::ListUnitsRequest request;
  EXPECT_EQ(world_.Run(&followup::ListUnits, request)->units_size(), 2);
  request.set_kind(v1::UNIT_KIND_HAD);
  EXPECT_EQ(world_.Run(&followup::ListUnits, request)->units(0).id(), kHadUnit);
}

TEST_F(Orientation, ListsFilesToTheirStructureAndTheirPatient) {
  SendToBoth();
  const v1::ListFilesRequest request;
  const auto own = world_.Run(&followup::ListFiles, request);
  ASSERT_EQ(own->files_size(), 1);
  EXPECT_FALSE(own->files(0).parts(0).has_content());
  ActAsDoctor(kRehabilitation);
  EXPECT_EQ(world_.Run(&followup::ListFiles, request)->files_size(), 0);
  ActAs(paul_);
  EXPECT_EQ(world_.Run(&followup::ListFiles, request)->files_size(), 1);
}

}  // namespace
}  // namespace parcours::followup
