// The record's life, authorisations, switches, blocks; who sees what, explained.
#include <gmock/gmock.h>

#include "services/dmp/rules/record_state.h"
#include "tests/services/dmp/support.h"

namespace parcours::dmp {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Records : public DmpWorld {
 protected:
  template <class Request>
  Request About(const common::v1::Ins& patient) {
    Request request;
    request.set_request_id("req-r" + std::to_string(++requests_));
    *request.mutable_patient() = patient;
    return request;
  }

  v1::GetRecordStatusResponse Status(const common::v1::Ins& patient) {
    v1::GetRecordStatusRequest request;
    *request.mutable_patient() = patient;
    const auto status = world_.Run(&dmp::GetRecordStatus, request);
    EXPECT_TRUE(status) << status.error().detail;
    return status ? *status : v1::GetRecordStatusResponse();
  }

  core::Result<v1::OpenRecordResponse> Open(const common::v1::Ins& patient) {
    return world_.Run(&dmp::OpenRecord, About<v1::OpenRecordRequest>(patient));
  }

  core::Result<v1::RecordOppositionResponse> Oppose(const common::v1::Ins& patient, v1::Opposition opposition,
                                                    bool withdraw = false, const std::string& reason = "motif") {
    auto request = About<v1::RecordOppositionRequest>(patient);
    request.set_opposition(opposition);
    request.set_withdraw(withdraw);
    request.set_reason(reason);
    return world_.Run(&dmp::RecordOpposition, request);
  }

  core::Result<v1::BlockProfessionalResponse> Block(const std::string& professional) {
    auto request = About<v1::BlockProfessionalRequest>(Paul());
    request.set_professional(professional);
    return world_.Run(&dmp::BlockProfessional, request);
  }

  core::Result<v1::UnblockProfessionalResponse> Unblock(const std::string& professional) {
    auto request = About<v1::UnblockProfessionalRequest>(Paul());
    request.set_professional(professional);
    return world_.Run(&dmp::UnblockProfessional, request);
  }

  core::Result<v1::ExplainAccessResponse> Explain(policy::v1::CallerKind kind, const std::string& profession,
                                                  const std::string& subject = "",
                                                  v1::AccessMode mode = v1::ACCESS_MODE_NORMAL) {
    v1::ExplainAccessRequest request;
    request.set_sandbox_id("test-world");
    *request.mutable_patient() = Paul();
    request.mutable_actor()->set_kind(kind);
    request.mutable_actor()->set_profession(profession);
    request.mutable_actor()->set_subject(subject);
    request.set_mode(mode);
    return world_.Run(&dmp::ExplainAccess, request);
  }

 private:
  int requests_ = 0;
};

TEST_F(Records, AreOpenedByAProfessionalForAQualifiedIdentity) {
  EXPECT_EQ(Status(Jean()).state(), v1::RECORD_STATE_ABSENT);
  qualified_ = false;
  EXPECT_EQ(ReasonOf(Open(Jean())), common::v1::REASON_IDENTITY_NOT_QUALIFIED);
  qualified_ = true;
  ASSERT_TRUE(Open(Jean()));
  EXPECT_EQ(Status(Jean()).state(), v1::RECORD_STATE_OPEN);
  EXPECT_EQ(ReasonOf(Open(Jean())), common::v1::REASON_DMP_ALREADY_OPEN);
  EXPECT_EQ(ReasonOf(Open(Paul())), common::v1::REASON_DMP_ALREADY_OPEN);
}

TEST_F(Records, AreNotThereForAnUnknownMatriculeOrAnotherOid) {
  common::v1::Ins other = Paul();
  other.set_oid("1.2.250.1.213.1.4.8");
  EXPECT_EQ(Status(other).state(), v1::RECORD_STATE_ABSENT);
  patient_ = other;
  EXPECT_EQ(ReasonOf(Search()), common::v1::REASON_DMP_ABSENT);
}

TEST_F(Records, AreClosedAndReopenedByThePatient) {
  ASSERT_TRUE(Authorise());
  const std::string id = SubmitOne();
  ActAsPaul();
  auto close = About<v1::CloseRecordRequest>(Paul());
  close.set_reason("je préfère");
  ASSERT_TRUE(world_.Run(&dmp::CloseRecord, close));
  EXPECT_EQ(Status(Paul()).closing_reason(), "je préfère");
  EXPECT_EQ(ReasonOf(Search()), common::v1::REASON_DMP_CLOSED);
  EXPECT_TRUE(History()) << "the history stays";
  ActAs(kCardiologist);
  EXPECT_EQ(Status(Paul()).closing_reason(), "") << "not for professionals";
  for (const auto mode : {v1::ACCESS_MODE_NORMAL, v1::ACCESS_MODE_BREAK_GLASS, v1::ACCESS_MODE_CENTRE_15}) {
    EXPECT_EQ(ReasonOf(Get(id, mode, "urgence")), common::v1::REASON_DMP_CLOSED);
  }
  EXPECT_EQ(ReasonOf(Submit(Filled("urgences", {{"document.id", "u"}}))), common::v1::REASON_DMP_CLOSED);
  EXPECT_EQ(ReasonOf(Open(Paul())), common::v1::REASON_DMP_CLOSED);
  ActAsPaul();
  ASSERT_TRUE(world_.Run(&dmp::ReopenRecord, About<v1::ReopenRecordRequest>(Paul())));
  EXPECT_EQ(Search()->documents_size(), 1);
  EXPECT_EQ(ReasonOf(world_.Run(&dmp::ReopenRecord, About<v1::ReopenRecordRequest>(Paul()))),
            common::v1::REASON_DMP_ALREADY_OPEN);
}

TEST_F(Records, OfAPersonWhoOpposesAreNotOpened) {
  EXPECT_EQ(ReasonOf(Oppose(Jean(), v1::OPPOSITION_OPENING)), common::v1::REASON_INVALID_ARGUMENT)
      << "the patient's own";
  ActAsStranger();  // Jean himself
  ASSERT_TRUE(Oppose(Jean(), v1::OPPOSITION_OPENING));
  EXPECT_EQ(Status(Jean()).state(), v1::RECORD_STATE_OPPOSED);
  ActAs(kCardiologist);
  EXPECT_EQ(ReasonOf(Open(Jean())), common::v1::REASON_PATIENT_OPPOSES);
  ActAsStranger();
  ASSERT_TRUE(Oppose(Jean(), v1::OPPOSITION_OPENING, true));
  ActAs(kCardiologist);
  EXPECT_TRUE(Open(Jean()));
  ActAsPaul();
  EXPECT_EQ(ReasonOf(Oppose(Paul(), v1::OPPOSITION_OPENING)), common::v1::REASON_DMP_ALREADY_OPEN);
}

TEST_F(Records, OppositionToFeedingHoldsForTheStructureThatWasTold) {
  EXPECT_EQ(ReasonOf(Oppose(Paul(), v1::OPPOSITION_FEEDING, false, "")), common::v1::REASON_INVALID_ARGUMENT);
  ASSERT_TRUE(Oppose(Paul(), v1::OPPOSITION_FEEDING));
  EXPECT_EQ(ReasonOf(Submit(Filled("ecg"))), common::v1::REASON_PATIENT_OPPOSES);
  ActAs(kCardiologist, "10", kSamu);
  EXPECT_TRUE(Submit(Filled("ecg")));
  ActAsPaul();
  ASSERT_TRUE(Oppose(Paul(), v1::OPPOSITION_FEEDING));
  ActAs(kCardiologist, "10", kSamu);
  EXPECT_EQ(ReasonOf(Submit(Filled("ecg", {{"document.id", "b"}}))), common::v1::REASON_PATIENT_OPPOSES)
      << "from the patient: for all";
}

TEST_F(Records, OppositionToReadingEndsNormalAccess) {
  ASSERT_TRUE(Authorise());
  ActAsPaul();
  ASSERT_TRUE(Oppose(Paul(), v1::OPPOSITION_READING));
  ActAs(kCardiologist);
  EXPECT_EQ(ReasonOf(Search()), common::v1::REASON_PATIENT_OPPOSES);
  EXPECT_TRUE(Search(v1::ACCESS_MODE_BREAK_GLASS, "inconscient")) << "the emergency has a switch of its own";
}

TEST_F(Records, AuthorisationNeedsConsentAndOpensToTheTeam) {
  auto request = About<v1::SetAuthorisationRequest>(Paul());
  request.set_change(v1::AUTHORISATION_CHANGE_ADD);
  EXPECT_EQ(ReasonOf(world_.Run(&dmp::SetAuthorisation, request)), common::v1::REASON_AUTHORISATION_MISSING);
  EXPECT_EQ(ReasonOf(Authorise(v1::AUTHORISATION_CHANGE_REMOVE)), common::v1::REASON_AUTHORISATION_MISSING);
  ASSERT_TRUE(Authorise());
  EXPECT_EQ(Status(Paul()).authorisation(), v1::AUTHORISATION_STATE_OWN);
  ActAs(kColleague);
  EXPECT_EQ(Status(Paul()).authorisation(), v1::AUTHORISATION_STATE_TEAM);
  EXPECT_TRUE(Search());
  ActAs(kColleague, "10", kSamu);
  EXPECT_EQ(ReasonOf(Search()), common::v1::REASON_AUTHORISATION_MISSING) << "another structure";
  ActAs(kCardiologist);
  ASSERT_TRUE(Authorise(v1::AUTHORISATION_CHANGE_REMOVE));
  EXPECT_EQ(ReasonOf(Search()), common::v1::REASON_AUTHORISATION_MISSING);
}

TEST_F(Records, AClerkAuthorisesTheTeamButReadsNothing) {
  ActAsClerk();
  ASSERT_TRUE(Authorise());
  EXPECT_EQ(ReasonOf(Search()), common::v1::REASON_CALLER_KIND_NOT_ALLOWED);
  ActAs(kCardiologist);
  EXPECT_TRUE(Search());
}

TEST_F(Records, APatientAuthorisesAProfessional) {
  ActAsPaul();
  auto request = About<v1::SetAuthorisationRequest>(Paul());
  request.set_change(v1::AUTHORISATION_CHANGE_ADD);
  request.set_professional("not a number");
  EXPECT_EQ(ReasonOf(world_.Run(&dmp::SetAuthorisation, request)), common::v1::REASON_INVALID_ARGUMENT);
  request.set_professional(kCardiologist);
  ASSERT_TRUE(world_.Run(&dmp::SetAuthorisation, request));
  ActAs(kCardiologist);
  EXPECT_TRUE(Search());
  ActAs(kColleague);
  EXPECT_EQ(ReasonOf(Search()), common::v1::REASON_AUTHORISATION_MISSING) << "the professional, not a team";
}

TEST_F(Records, OnlyADoctorBecomesMedecinTraitant) {
  auto request = About<v1::SetAuthorisationRequest>(Paul());
  request.set_change(v1::AUTHORISATION_CHANGE_ADD);
  request.set_consent(true);
  request.set_general_practitioner(true);
  ActAs(kNurse, "60");
  EXPECT_EQ(ReasonOf(world_.Run(&dmp::SetAuthorisation, request)), common::v1::REASON_PROFESSION_NOT_ALLOWED);
  ActAs(kCardiologist);
  ASSERT_TRUE(world_.Run(&dmp::SetAuthorisation, request));
  EXPECT_TRUE(Status(Paul()).general_practitioner());
  ActAs(kPractitioner);
  EXPECT_FALSE(Status(Paul()).general_practitioner()) << "there is one at a time";
}

TEST_F(Records, ABlockedProfessionalHasNoAccessAtAllUntilUnblocked) {
  ASSERT_TRUE(Authorise());
  const std::string id = SubmitOne();
  ActAsPaul();
  EXPECT_EQ(ReasonOf(Block("12")), common::v1::REASON_INVALID_ARGUMENT);
  const auto blocked = Block(kCardiologist);
  ASSERT_TRUE(blocked);
  EXPECT_EQ(blocked->blocked().name(), "Claire Lenoir");
  EXPECT_EQ(ReasonOf(Block(kCardiologist)), common::v1::REASON_ALREADY_EXISTS);
  ActAs(kCardiologist);
  EXPECT_EQ(Status(Paul()).authorisation(), v1::AUTHORISATION_STATE_BLOCKED);
  for (const auto mode : {v1::ACCESS_MODE_NORMAL, v1::ACCESS_MODE_BREAK_GLASS}) {
    EXPECT_EQ(ReasonOf(Search(mode, "urgence")), common::v1::REASON_PROFESSIONAL_BLOCKED);
    EXPECT_EQ(ReasonOf(Get(id, mode, "urgence")), common::v1::REASON_PROFESSIONAL_BLOCKED);
  }
  EXPECT_EQ(ReasonOf(Submit(Filled("ecg", {{"document.id", "z"}}))), common::v1::REASON_PROFESSIONAL_BLOCKED);
  EXPECT_EQ(ReasonOf(Authorise()), common::v1::REASON_PROFESSIONAL_BLOCKED);
  EXPECT_EQ(ReasonOf(Delete(id)), common::v1::REASON_PROFESSIONAL_BLOCKED);
  EXPECT_EQ(ReasonOf(SetVisibilityOf(id, v1::VISIBILITY_MASKED_TO_PROFESSIONALS)),
            common::v1::REASON_PROFESSIONAL_BLOCKED);
  ActAsPaul();
  v1::ListBlockedProfessionalsRequest list;
  *list.mutable_patient() = Paul();
  EXPECT_EQ(world_.Run(&dmp::ListBlockedProfessionals, list)->professionals_size(), 1);
  ASSERT_TRUE(Unblock(kCardiologist));
  EXPECT_EQ(ReasonOf(Unblock(kCardiologist)), common::v1::REASON_NOT_FOUND);
  ActAs(kCardiologist);
  EXPECT_EQ(ReasonOf(Search()), common::v1::REASON_AUTHORISATION_MISSING) << "the authorisation does not come back";
}

TEST_F(Records, EmergencyModesFollowThePatientsSwitches) {
  EXPECT_EQ(ReasonOf(Search(v1::ACCESS_MODE_CENTRE_15)), common::v1::REASON_CENTRE_15_ONLY) << "no SAMU";
  EXPECT_EQ(ReasonOf(Search(v1::ACCESS_MODE_BREAK_GLASS, " \n")), common::v1::REASON_JUSTIFICATION_MISSING);
  EXPECT_TRUE(Search(v1::ACCESS_MODE_BREAK_GLASS, "inconscient"));
  ActAs(kColleague, "10", kSamu);
  EXPECT_TRUE(Search(v1::ACCESS_MODE_CENTRE_15));
  ChooseSettings(false, false, false);
  EXPECT_EQ(ReasonOf(Search(v1::ACCESS_MODE_CENTRE_15)), common::v1::REASON_CENTRE_15_REFUSED);
  EXPECT_EQ(ReasonOf(Search(v1::ACCESS_MODE_BREAK_GLASS, "inconscient")), common::v1::REASON_BREAK_GLASS_REFUSED);
  ActAs(kNurse, "60", kSamu);
  EXPECT_EQ(ReasonOf(Search(v1::ACCESS_MODE_CENTRE_15)), common::v1::REASON_CENTRE_15_ONLY) << "no doctor";
}

TEST_F(Records, NobodyActsOnSomebodyElses) {
  ActAsStranger();
  v1::GetRecordStatusRequest status;
  *status.mutable_patient() = Paul();
  EXPECT_EQ(ReasonOf(world_.Run(&dmp::GetRecordStatus, status)), common::v1::REASON_NOT_YOUR_RECORD);
  EXPECT_EQ(ReasonOf(world_.Run(&dmp::CloseRecord, About<v1::CloseRecordRequest>(Paul()))),
            common::v1::REASON_NOT_YOUR_RECORD);
  EXPECT_EQ(ReasonOf(Block(kCardiologist)), common::v1::REASON_NOT_YOUR_RECORD);
  EXPECT_EQ(ReasonOf(History()), common::v1::REASON_NOT_YOUR_RECORD);
}

TEST_F(Records, ExplainAccessTellsEachDecisionAndLeavesNoAccess) {
  const std::string plain = Put("11488-4");
  const std::string psychiatric = Put("68599-0");
  ASSERT_TRUE(Authorise());  // the cardiologist
  ActAsPaul();
  ASSERT_TRUE(SetVisibilityOf(plain, v1::VISIBILITY_MASKED_TO_PROFESSIONALS));
  const int before = History()->accesses_size();
  const auto asked = world_.asked().size();
  ActAsTrainer();
  const auto doctor = Explain(policy::v1::CALLER_KIND_CPS, "10", kCardiologist);
  ASSERT_TRUE(doctor);
  EXPECT_TRUE(doctor->record().allowed());
  ASSERT_EQ(doctor->documents_size(), 2);
  EXPECT_EQ(doctor->documents(0).document().id(), psychiatric);
  EXPECT_TRUE(doctor->documents(0).decision().allowed());
  EXPECT_EQ(doctor->documents(1).decision().reason(), common::v1::REASON_DOCUMENT_MASKED);
  EXPECT_THAT(doctor->documents(1).decision().rule().text().fr(), HasSubstr("masqué"));
  EXPECT_EQ(Explain(policy::v1::CALLER_KIND_CPS, "60", kNurse)->record().reason(),
            common::v1::REASON_AUTHORISATION_MISSING);
  const auto nurse = Explain(policy::v1::CALLER_KIND_CPS, "60", kCardiologist);
  EXPECT_EQ(nurse->documents(0).decision().reason(), common::v1::REASON_DOCUMENT_TYPE_NOT_ALLOWED);
  EXPECT_THAT(nurse->documents(0).decision().rule().source().reference(), HasSubstr("infirmiers.com"));
  const auto student = Explain(policy::v1::CALLER_KIND_CPF, "10");
  EXPECT_EQ(student->record().rule().id(), "dmp.enter.student");
  EXPECT_TRUE(student->record().rule().source().ours());
  EXPECT_TRUE(Explain(policy::v1::CALLER_KIND_CITIZEN, "")->documents(1).decision().allowed());
  EXPECT_TRUE(
      Explain(policy::v1::CALLER_KIND_CPS, "10", kPractitioner, v1::ACCESS_MODE_BREAK_GLASS)->record().allowed());
  ActAsPaul();
  EXPECT_EQ(History()->accesses_size(), before);
  EXPECT_EQ(world_.asked().size(), asked + 1) << "of the citizen only";
}

TEST_F(Records, NursesReadWhatTheMatrixOpens) {
  const std::string plain = Put("11488-4");
  const std::string psychiatric = Put("68599-0");
  ASSERT_TRUE(Authorise());
  ActAs(kNurse, "60");
  ASSERT_EQ(Search()->documents_size(), 1);
  EXPECT_TRUE(Get(plain));
  EXPECT_EQ(ReasonOf(Get(psychiatric)), common::v1::REASON_DOCUMENT_TYPE_NOT_ALLOWED);
  ActAs("899700000054", "86");
  EXPECT_EQ(ReasonOf(Search()), common::v1::REASON_PROFESSION_NOT_ALLOWED);
}

}  // namespace
}  // namespace parcours::dmp
