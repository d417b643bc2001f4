// What a prescriber does with an ordonnance over time, on a real store.
#include <gtest/gtest.h>

#include "core/matricule.h"
#include "parcours/card/v1/card.pb.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/directory/v1/directory.pb.h"
#include "parcours/ins/v1/ins.pb.h"
#include "parcours/signin/v1/citizen.pb.h"
#include "services/platform/testing/handler_harness.h"
#include "services/prescription/handlers/handlers.h"
#include "services/prescription/store.h"

namespace parcours::prescription {
namespace {

using common::v1::Reason;

constexpr char kHospital[] = "11B0062023";
constexpr char kPharmacy[] = "11B0062056";

template <class T>
Reason ReasonOf(const core::Result<T>& result) {
  return result ? common::v1::REASON_UNSPECIFIED : result.error().reason;
}

class Managing : public testing::Test {
 protected:
  Managing() : world_({PrescriptionSchema()}) {
    traits_.set_birth_name("MARTEL");
    traits_.add_given_names("PAUL");
    traits_.set_sex(common::v1::SEX_MALE);
    traits_.set_birth_date("1961-06-12");
    paul_ = core::MakeTestIns(traits_, 0);
    other_ = core::MakeTestIns(traits_, 1);
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
          answer.mutable_professional()->set_family_name("LENOIR");
          return answer;
        });
    world_.Answer<card::v1::CheckSignatureRequest, card::v1::CheckSignatureResponse>(
        "parcours.card.v1.CardService/CheckSignature",
        [this](const auto&) -> core::Result<card::v1::CheckSignatureResponse> {
          card::v1::CheckSignatureResponse answer;
          answer.set_subject(world_.caller.subject);
          return answer;
        });
    world_.Answer<signin::v1::IdentifyCitizenRequest, signin::v1::IdentifyCitizenResponse>(
        "parcours.signin.v1.CitizenService/IdentifyCitizen",
        [this](const auto&) -> core::Result<signin::v1::IdentifyCitizenResponse> {
          signin::v1::IdentifyCitizenResponse answer;
          *answer.mutable_ins() = citizen_;
          return answer;
        });
    ActAsDoctor();
  }

  void ActAsDoctor() { world_.caller = platform::testing::PhysicianAt(kHospital); }
  void ActAsColleague() {
    ActAsDoctor();
    world_.caller.subject = "899700000039";
  }
  void ActAsPharmacist() {
    ActAsDoctor();
    world_.caller.subject = "899700000054";
    world_.caller.profession = "21";
    world_.caller.structure = kPharmacy;
  }
  void ActAs(const common::v1::Ins& citizen) {
    world_.caller = platform::testing::CitizenNamed("pseudonym");
    citizen_ = citizen;
  }

  template <class Request>
  Request Asking() {
    Request request;
    request.set_request_id("req-" + std::to_string(++requests_));
    return request;
  }

  static void Add(v1::LineOrder& order, const std::string& drug, std::uint32_t renewals) {
    order.mutable_drug()->set_name(drug);
    order.set_posology("1 par jour");
    order.set_days(30);
    order.set_quantity(1);
    order.set_renewals(renewals);
  }

  v1::Prescription Sign(const std::string& id) {
    auto request = Asking<v1::SignPrescriptionRequest>();
    request.set_prescription_id(id);
    request.set_signature("c2ln");
    request.set_signature_certificate("chain");
    const auto answer = world_.Run(&prescription::SignPrescription, request);
    EXPECT_EQ(ReasonOf(answer), common::v1::REASON_UNSPECIFIED);
    return answer ? answer->prescription() : v1::Prescription();
  }
  v1::Prescription Draft() {
    auto request = Asking<v1::CreatePrescriptionRequest>();
    *request.mutable_patient() = paul_;
    Add(*request.add_lines(), "Bisoprolol", 2);
    Add(*request.add_lines(), "Clopidogrel", 0);
    request.set_hide_dispensing(hide_);
    const auto answer = world_.Run(&prescription::CreatePrescription, request);
    EXPECT_EQ(ReasonOf(answer), common::v1::REASON_UNSPECIFIED);
    return answer ? answer->prescription() : v1::Prescription();
  }
  v1::Prescription Written() { return Sign(Draft().id()); }

  Reason Dispense(const std::string& number, const std::string& line) {
    ActAsPharmacist();
    auto request = Asking<v1::DispensePrescriptionRequest>();
    request.set_number(number);
    request.add_lines()->set_line_id(line);
    request.mutable_lines(0)->set_quantity(1);
    const Reason reason = ReasonOf(world_.Run(&prescription::DispensePrescription, request));
    ActAsDoctor();
    return reason;
  }
  core::Result<v1::CancelPrescriptionResponse> Cancel(const std::string& id) {
    auto request = Asking<v1::CancelPrescriptionRequest>();
    request.set_prescription_id(id);
    request.set_reason("Erreur de dose");
    return world_.Run(&prescription::CancelPrescription, request);
  }
  core::Result<v1::StopLinesResponse> Stop(const std::string& id, const std::string& line) {
    auto request = Asking<v1::StopLinesRequest>();
    request.set_prescription_id(id);
    request.add_line_ids(line);
    request.set_reason("Mal toléré");
    return world_.Run(&prescription::StopLines, request);
  }
  core::Result<v1::ListDispensingsResponse> Dispensings(const std::string& id) {
    v1::ListDispensingsRequest request;
    request.set_prescription_id(id);
    return world_.Run(&prescription::ListDispensings, request);
  }
  core::Result<v1::ListPrescriptionsResponse> List(const common::v1::Ins& patient, std::uint32_t size = 0,
                                                   const std::string& token = "") {
    v1::ListPrescriptionsRequest request;
    *request.mutable_patient() = patient;
    request.set_page_size(size);
    request.set_page_token(token);
    return world_.Run(&prescription::ListPrescriptions, request);
  }
  core::Result<v1::GetPrescriptionResponse> Get(const std::string& id) {
    v1::GetPrescriptionRequest request;
    request.set_prescription_id(id);
    return world_.Run(&prescription::GetPrescription, request);
  }

  platform::testing::TestWorld world_;
  common::v1::Traits traits_;
  common::v1::Ins paul_;
  common::v1::Ins other_;
  common::v1::Ins citizen_;
  bool qualified_ = true;
  bool hide_ = false;
  int requests_ = 0;
};

TEST_F(Managing, ACancelledOrdonnanceIsNotDispensedAnyMore) {
  const v1::Prescription one = Written();
  ASSERT_EQ(Dispense(one.number(), "2"), common::v1::REASON_UNSPECIFIED);
  ActAsColleague();
  EXPECT_EQ(ReasonOf(Cancel(one.id())), common::v1::REASON_NOT_FOUND);
  ActAsDoctor();
  ASSERT_TRUE(Cancel(one.id()));
  EXPECT_EQ(world_.enqueued().back().method, "parcours.signin.v1.PhoneService/Deliver");
  EXPECT_EQ(Dispense(one.number(), "1"), common::v1::REASON_PRESCRIPTION_CANCELLED);
  EXPECT_EQ(ReasonOf(Cancel(one.id())), common::v1::REASON_PRESCRIPTION_CANCELLED);
}

TEST_F(Managing, ACancelledDraftIsNeitherSignedNorInTheBase) {
  const v1::Prescription draft = Draft();
  ASSERT_TRUE(Cancel(draft.id()));
  EXPECT_TRUE(world_.enqueued().empty()) << "nobody but the prescriber knew of it";
  EXPECT_EQ(Dispense(draft.number(), "1"), common::v1::REASON_NOT_FOUND);
  auto request = Asking<v1::SignPrescriptionRequest>();
  request.set_prescription_id(draft.id());
  request.set_signature("c2ln");
  request.set_signature_certificate("chain");
  EXPECT_EQ(ReasonOf(world_.Run(&prescription::SignPrescription, request)), common::v1::REASON_PRESCRIPTION_CANCELLED);
}

TEST_F(Managing, AStoppedLineIsNotDispensedAndTheOthersAre) {
  const v1::Prescription one = Written();
  const auto stopped = Stop(one.id(), "1");
  ASSERT_EQ(ReasonOf(stopped), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(stopped->prescription().lines(0).stop_reason(), "Mal toléré");
  EXPECT_EQ(ReasonOf(Stop(one.id(), "1")), common::v1::REASON_PRESCRIPTION_LINE_STOPPED);
  EXPECT_EQ(ReasonOf(Stop(one.id(), "7")), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(Dispense(one.number(), "1"), common::v1::REASON_PRESCRIPTION_LINE_STOPPED);
  EXPECT_EQ(Dispense(one.number(), "2"), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(Dispense(one.number(), "2"), common::v1::REASON_PRESCRIPTION_EXHAUSTED);
}

TEST_F(Managing, ARenewalTakesTheLinesOverWithTheirChangesAndEndsTheOldOne) {
  const v1::Prescription old = Written();
  auto request = Asking<v1::RenewPrescriptionRequest>();
  request.set_prescription_id(old.id());
  v1::LineChange& change = *request.add_changes();
  change.set_line_id("2");
  Add(*change.mutable_order(), "Ticagrelor", 0);
  const auto renewed = world_.Run(&prescription::RenewPrescription, request);
  ASSERT_EQ(ReasonOf(renewed), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(renewed->prescription().renews(), old.id());
  ASSERT_EQ(renewed->prescription().lines_size(), 2);
  EXPECT_EQ(renewed->prescription().lines(0).order().drug().name(), "Bisoprolol");
  EXPECT_EQ(renewed->prescription().lines(1).order().drug().name(), "Ticagrelor");
  EXPECT_EQ(Dispense(old.number(), "1"), common::v1::REASON_UNSPECIFIED) << "until the new one is signed";
  Sign(renewed->prescription().id());
  EXPECT_EQ(Dispense(old.number(), "2"), common::v1::REASON_PRESCRIPTION_CANCELLED);
  EXPECT_EQ(Dispense(renewed->prescription().number(), "2"), common::v1::REASON_UNSPECIFIED);
}

TEST_F(Managing, ARenewalMayLeaveALineOutButNotAll) {
  const v1::Prescription old = Written();
  auto request = Asking<v1::RenewPrescriptionRequest>();
  request.set_prescription_id(old.id());
  request.add_changes()->set_line_id("2");
  const auto renewed = world_.Run(&prescription::RenewPrescription, request);
  ASSERT_EQ(ReasonOf(renewed), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(renewed->prescription().lines_size(), 1);
  request.add_changes()->set_line_id("1");
  EXPECT_EQ(ReasonOf(world_.Run(&prescription::RenewPrescription, request)), common::v1::REASON_INVALID_ARGUMENT);
  request.set_prescription_id(Draft().id());
  EXPECT_EQ(ReasonOf(world_.Run(&prescription::RenewPrescription, request)), common::v1::REASON_INVALID_ARGUMENT);
}

TEST_F(Managing, ThePrescriberFollowsWhatWasDispensedUnlessThePatientOpposes) {
  const v1::Prescription one = Written();
  ASSERT_EQ(Dispense(one.number(), "2"), common::v1::REASON_UNSPECIFIED);
  const auto seen = Dispensings(one.id());
  ASSERT_EQ(ReasonOf(seen), common::v1::REASON_UNSPECIFIED);
  ASSERT_EQ(seen->dispensings_size(), 1);
  EXPECT_EQ(seen->dispensings(0).pharmacist().subject(), "899700000054");
  EXPECT_EQ(world_.decision(), "rx.see.prescriber; Décret 2023-1222, CSP R4071-1 et suivants");
  auto request = Asking<v1::RecordViewOppositionRequest>();
  request.set_prescription_id(one.id());
  ActAs(other_);
  EXPECT_EQ(ReasonOf(world_.Run(&prescription::RecordViewOpposition, request)), common::v1::REASON_NOT_FOUND);
  ActAs(paul_);
  ASSERT_TRUE(world_.Run(&prescription::RecordViewOpposition, request));
  EXPECT_EQ(Dispensings(one.id())->dispensings_size(), 1) << "the patient still sees it";
  ActAsDoctor();
  EXPECT_EQ(ReasonOf(Dispensings(one.id())), common::v1::REASON_PATIENT_OPPOSES);
  EXPECT_EQ(Get(one.id())->prescription().status(), v1::PRESCRIPTION_STATUS_SIGNED);
  EXPECT_EQ(Get(one.id())->prescription().lines(1).status(), v1::LINE_STATUS_UNSPECIFIED);
  ActAs(paul_);
  request.set_request_id("req-withdraw");
  request.set_withdraw(true);
  ASSERT_TRUE(world_.Run(&prescription::RecordViewOpposition, request));
  ActAsDoctor();
  EXPECT_TRUE(Dispensings(one.id()));
}

TEST_F(Managing, AnOppositionMadeWhenItIsWrittenHoldsFromTheStart) {
  hide_ = true;
  const v1::Prescription one = Written();
  ASSERT_EQ(Dispense(one.number(), "2"), common::v1::REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonOf(Dispensings(one.id())), common::v1::REASON_PATIENT_OPPOSES);
  EXPECT_EQ(List(paul_)->prescriptions(0).lines(1).status(), v1::LINE_STATUS_UNSPECIFIED);
}

TEST_F(Managing, ListsArePagedNewestFirstAndShowEachTheirOwn) {
  const v1::Prescription first = Written();
  const v1::Prescription second = Written();
  const v1::Prescription draft = Draft();
  const auto page = List(paul_, 2);
  ASSERT_EQ(ReasonOf(page), common::v1::REASON_UNSPECIFIED);
  ASSERT_EQ(page->prescriptions_size(), 2);
  EXPECT_EQ(page->prescriptions(0).id(), draft.id());
  EXPECT_EQ(page->prescriptions(1).id(), second.id());
  const auto rest = List(paul_, 2, page->next_page_token());
  ASSERT_EQ(rest->prescriptions_size(), 1);
  EXPECT_EQ(rest->prescriptions(0).id(), first.id());
  EXPECT_EQ(rest->next_page_token(), "");
  ActAsColleague();
  EXPECT_EQ(List(paul_)->prescriptions_size(), 0);
  ActAs(paul_);
  EXPECT_EQ(List(paul_)->prescriptions_size(), 2) << "not the draft";
  EXPECT_EQ(ReasonOf(Get(draft.id())), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(List(other_)), common::v1::REASON_NOT_YOUR_RECORD);
}

TEST_F(Managing, NothingIsWrittenForAnIdentityThatIsNotQualified) {
  qualified_ = false;
  auto request = Asking<v1::CreatePrescriptionRequest>();
  *request.mutable_patient() = paul_;
  Add(*request.add_lines(), "Bisoprolol", 0);
  const auto refused = world_.Run(&prescription::CreatePrescription, request);
  ASSERT_EQ(ReasonOf(refused), common::v1::REASON_IDENTITY_NOT_QUALIFIED);
  EXPECT_EQ(refused.error().facts.at("source"), "RNIV 1, EXI SI 08");
}

}  // namespace
}  // namespace parcours::prescription
