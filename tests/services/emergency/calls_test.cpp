// From the call to the decision.
#include "parcours/directory/v1/directory.pb.h"
#include "tests/services/emergency/support.h"

namespace parcours::emergency {
namespace {

using common::v1::Reason;

class Calls : public EmergencyWorld {};

TEST_F(Calls, EveryAnsweredCallOpensAFile) {
  const auto answered = Answer();
  ASSERT_TRUE(answered);
  const v1::EmergencyFile& file = answered->file();
  EXPECT_EQ(file.number(), "DRFR151B02508100001");
  EXPECT_EQ(file.kind(), v1::FILE_KIND_D);
  EXPECT_EQ(file.state(), v1::FILE_STATE_ACTIVE);
  EXPECT_EQ(file.priority(), v1::PRIORITY_P2);
  EXPECT_EQ(file.origin(), v1::CALL_ORIGIN_NUMBER_15);
  EXPECT_EQ(file.owner_name(), "SAMU du Berry (test)");
  ASSERT_EQ(file.communications_size(), 1);
  EXPECT_EQ(file.communications(0).purpose(), "Mon mari a mal dans la poitrine.");
  EXPECT_EQ(file.communications(0).by(), "Inès Caron");
  EXPECT_EQ(file.communications(0).time().seconds(), file.opened().seconds());
}

TEST_F(Calls, NumbersCountInTheCentresOwnDay) {
  EXPECT_EQ(Answer()->file().number(), "DRFR151B02508100001");
  EXPECT_EQ(Answer()->file().number(), "DRFR151B02508100002");
  ActAsAssistant(kNeighbour);
  EXPECT_EQ(Answer()->file().number(), "DRFR154B02508100001");
  ActAsAssistant();
  Later(std::chrono::hours(24));
  EXPECT_EQ(Answer()->file().number(), "DRFR151B02508200001");
}

TEST_F(Calls, NobodyOutsideACentreAnswers) {
  ActAsAssistant(kHospital);
  EXPECT_EQ(ReasonOf(Answer()), common::v1::REASON_REGULATION_CENTRE_ONLY);
  ActAsRegulator(kSmur);
  EXPECT_EQ(ReasonOf(Answer()), common::v1::REASON_REGULATION_CENTRE_ONLY);
}

TEST_F(Calls, TheAssistantQualifiesTheCall) {
  Open();
  const auto file = Get()->file();
  EXPECT_EQ(file.kind(), v1::FILE_KIND_DR);
  EXPECT_EQ(file.motive().display(), "Douleur thoracique");
  EXPECT_EQ(file.priority(), v1::PRIORITY_P1);
  ASSERT_TRUE(Qualify(v1::FILE_KIND_DR, "M03.06", v1::PRIORITY_UNSPECIFIED));
  EXPECT_EQ(Get()->file().priority(), v1::PRIORITY_P2);
}

TEST_F(Calls, AMotiveOutsideTheListIsRefusedAndChangesNothing) {
  Open();
  EXPECT_EQ(ReasonOf(Qualify(v1::FILE_KIND_D, "M17.03.01")), common::v1::REASON_CODE_UNKNOWN);
  EXPECT_EQ(Get()->file().kind(), v1::FILE_KIND_DR);
}

TEST_F(Calls, TheAssistantDoesNotMakeTheFileMedicalTheDoctorDoes) {
  Open();
  EXPECT_EQ(ReasonOf(Qualify(v1::FILE_KIND_DRM)), common::v1::REASON_REGULATION_MISSING);
  ActAsRegulator();
  EXPECT_EQ(ReasonOf(Send()), common::v1::REASON_REGULATION_MISSING);
  const auto regulated = Regulate();
  ASSERT_TRUE(regulated);
  EXPECT_EQ(regulated->file().kind(), v1::FILE_KIND_DRM);
  EXPECT_EQ(regulated->file().regulator().display_name(), "Dr Claire Lenoir");
  ActAsAssistant();
  ASSERT_TRUE(Qualify(v1::FILE_KIND_DR)) << "what was a DRM stays one";
  EXPECT_EQ(Get()->file().kind(), v1::FILE_KIND_DRM);
}

TEST_F(Calls, ThePatientIsNotedWithWhatInsiSaysOfTheIdentity) {
  Open();
  const auto noted = NotePatient();
  ASSERT_TRUE(noted);
  EXPECT_EQ(world_.asked().back().method, "parcours.ins.v1.InsService/CheckIdentity");
  EXPECT_EQ(noted->file().patients(0).identity_status(), ins::v1::IDENTITY_STATUS_RETRIEVED);
  EXPECT_EQ(noted->file().patients(0).ins().matricule(), paul_.matricule());
  EXPECT_EQ(world_.decision(), "emergency.matricule_qualified; RNIV 1, EXI SI 08; DSF lien 15-15 v1.0 (ANS)");
  status_ = ins::v1::IDENTITY_STATUS_QUALIFIED;
  const auto again = NotePatient(noted->patient_id());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->file().patients_size(), 1);
  EXPECT_EQ(again->file().patients(0).identity_status(), ins::v1::IDENTITY_STATUS_QUALIFIED);
  ASSERT_TRUE(Get());
  EXPECT_EQ(world_.concerned(), paul_.matricule());
}

TEST_F(Calls, APatientWithAWrongKeyOrAnUnknownIdIsRefused) {
  Open();
  EXPECT_EQ(ReasonOf(NotePatient("pat-unknown")), common::v1::REASON_NOT_FOUND);
  paul_.set_key(paul_.key() == "01" ? "02" : "01");
  EXPECT_EQ(ReasonOf(NotePatient()), common::v1::REASON_KEY_WRONG);
  EXPECT_EQ(Get()->file().patients_size(), 0);
}

TEST_F(Calls, ADecisionBearsItsAuthorAndItsIntention) {
  SendSmur();
  Later(std::chrono::minutes(10));
  ActAsAssistant();
  ASSERT_TRUE(Communicate());
  ActAsRegulator();
  const auto advised = Advise();
  ASSERT_TRUE(advised);
  ASSERT_EQ(advised->file().decisions_size(), 2);
  EXPECT_EQ(advised->file().decisions(0).intention(), v1::INTENTION_FIRST);
  EXPECT_EQ(advised->file().decisions(0).by().profession(), "10");
  EXPECT_EQ(advised->file().decisions(1).intention(), v1::INTENTION_SECOND);
  EXPECT_EQ(world_.decision(), "emergency.intention; DSF lien 15-15 v1.0 (ANS)");
}

TEST_F(Calls, ADecisionWithoutItsContentNamesTheField) {
  Open();
  ActAsRegulator();
  ASSERT_TRUE(Regulate());
  const auto refused = Send(v1::RESOURCE_TYPE_UNSPECIFIED);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(refused.error().violations.front().field, "resource");
}

TEST_F(Calls, AnotherCentreDoesNotKnowTheFile) {
  SendSmur();
  for (const char* structure : {kNeighbour, kHospital}) {
    ActAsRegulator(structure);
    EXPECT_EQ(ReasonOf(Get()), common::v1::REASON_NOT_FOUND);
    EXPECT_EQ(ReasonOf(Regulate()), common::v1::REASON_NOT_FOUND);
    EXPECT_EQ(ReasonOf(Advise()), common::v1::REASON_NOT_FOUND);
    EXPECT_EQ(ReasonOf(Complete()), common::v1::REASON_NOT_FOUND);
    EXPECT_EQ(ReasonOf(NotePatient()), common::v1::REASON_NOT_FOUND);
  }
}

TEST_F(Calls, TheCrewReadsTheFileWithoutAMatriculeThatIsNotQualifiedAndDoesNotDecide) {
  SendSmur();
  ActAsCrew();
  EXPECT_FALSE(Get()->file().patients(0).has_ins());
  EXPECT_EQ(Get()->file().patients(0).declared().family_name(), "Martel");
  EXPECT_EQ(ReasonOf(Advise()), common::v1::REASON_REGULATION_CENTRE_ONLY);
  EXPECT_EQ(ReasonOf(Complete()), common::v1::REASON_REGULATION_CENTRE_ONLY);
}

TEST_F(Calls, AListHasTheStructuresOwnFilesPageByPage) {
  ASSERT_TRUE(Answer());
  ASSERT_TRUE(Answer());
  ActAsAssistant(kNeighbour);
  ASSERT_TRUE(Answer());
  ActAsAssistant();
  v1::ListFilesRequest request;
  request.set_page_size(1);
  const auto first = world_.Run(&ListFiles, request);
  ASSERT_TRUE(first);
  ASSERT_EQ(first->files_size(), 1);
  EXPECT_EQ(first->files(0).number(), "DRFR151B02508100001");
  request.set_page_token(first->next_page_token());
  const auto second = world_.Run(&ListFiles, request);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->files(0).number(), "DRFR151B02508100002");
  request.set_page_token(second->next_page_token());
  EXPECT_EQ(world_.Run(&ListFiles, request)->files_size(), 0);
  request.set_page_token("forged");
  EXPECT_EQ(ReasonOf(world_.Run(&ListFiles, request)), common::v1::REASON_PAGE_TOKEN_INVALID);
}

}  // namespace
}  // namespace parcours::emergency
