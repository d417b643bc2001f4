// The life of a file, from active to archived.
#include "tests/services/emergency/support.h"

namespace parcours::emergency {
namespace {

class Lives : public EmergencyWorld {
 protected:
  v1::FileState State() { return Get()->file().state(); }

  // A SMUR that was called back, and the file completed. The regulator acts afterwards.
  void CompleteAll() {
    SendSmur();
    ASSERT_TRUE(Report(v1::VEHICLE_STATUS_CANCELLED));
    ASSERT_TRUE(Complete());
  }
};

TEST_F(Lives, AFileIsCompletedThenValidatedThenClosesByTime) {
  CompleteAll();
  EXPECT_EQ(State(), v1::FILE_STATE_COMPLETED);
  ASSERT_TRUE(Validate());
  EXPECT_EQ(State(), v1::FILE_STATE_VALIDATED);
  Later(std::chrono::hours(24));
  EXPECT_EQ(State(), v1::FILE_STATE_CLOSED);
  Later(std::chrono::hours(24) * 92);
  EXPECT_EQ(State(), v1::FILE_STATE_FILED);
  Later(std::chrono::hours(24) * 700);
  EXPECT_EQ(State(), v1::FILE_STATE_ARCHIVED);
  v1::ListFilesRequest all;
  EXPECT_EQ(world_.Run(&ListFiles, all)->files(0).state(), v1::FILE_STATE_ARCHIVED);
}

TEST_F(Lives, AVehicleUnderWayKeepsTheFileFromBeingCompletedAndIsNamed) {
  SendSmur();
  const auto refused = Complete();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, common::v1::REASON_FILE_INCOMPLETE);
  EXPECT_EQ(refused.error().violations.front().description, "SMUR Bourges 1 is under way");
  EXPECT_EQ(refused.error().facts.at("rule"), "emergency.all_carried_out");
  EXPECT_EQ(State(), v1::FILE_STATE_ACTIVE);
}

TEST_F(Lives, TheAssistantCompletesWhatIsNotUrgentWithoutADoctor) {
  Open();
  EXPECT_EQ(ReasonOf(Complete()), common::v1::REASON_REGULATION_MISSING);
  ASSERT_TRUE(Qualify(v1::FILE_KIND_DR, "M06.02", v1::PRIORITY_P3));
  EXPECT_TRUE(Complete());
  EXPECT_EQ(world_.decision(),
            "emergency.assistant_closes; Hub Santé, nomenclature attribution DR.DREG.DRARM "
            "(ansforge/SAMU-Hub-Modeles)");
}

TEST_F(Lives, NotesOfAValidatedFileAreFrozenUntilANewDecision) {
  CompleteAll();
  ASSERT_TRUE(Validate());
  EXPECT_EQ(ReasonOf(Communicate(v1::DIRECTION_OUT)), common::v1::REASON_FILE_STATE_NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(NotePatient()), common::v1::REASON_FILE_STATE_NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(Qualify()), common::v1::REASON_FILE_STATE_NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(Regulate()), common::v1::REASON_FILE_STATE_NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(Validate()), common::v1::REASON_FILE_STATE_NOT_ALLOWED);
  ASSERT_TRUE(Advise());
  EXPECT_EQ(State(), v1::FILE_STATE_ACTIVE);
  EXPECT_TRUE(Communicate(v1::DIRECTION_OUT));
}

TEST_F(Lives, AnotherCallMakesACompletedFileActiveAgain) {
  CompleteAll();
  ASSERT_TRUE(Communicate(v1::DIRECTION_OUT));
  EXPECT_EQ(State(), v1::FILE_STATE_COMPLETED);
  ASSERT_TRUE(Communicate(v1::DIRECTION_IN));
  EXPECT_EQ(State(), v1::FILE_STATE_ACTIVE);
}

TEST_F(Lives, AFileIsNotValidatedBeforeItIsCompletedNorWithoutItsPatient) {
  Open();
  EXPECT_EQ(ReasonOf(Validate()), common::v1::REASON_FILE_STATE_NOT_ALLOWED);
  ActAsRegulator();
  ASSERT_TRUE(Regulate());
  EXPECT_EQ(ReasonOf(Complete()), common::v1::REASON_FILE_INCOMPLETE) << "a medical file without decision";
  ASSERT_TRUE(Advise());
  ASSERT_TRUE(Complete());
  EXPECT_EQ(ReasonOf(Validate()), common::v1::REASON_FILE_INCOMPLETE);
  ASSERT_TRUE(NotePatient());
  EXPECT_TRUE(Validate());
}

TEST_F(Lives, AClosedFileRefusesEveryActButTheWayHomeOfItsVehicle) {
  SendSmur();
  Later(std::chrono::hours(24));
  EXPECT_EQ(ReasonOf(Communicate()), common::v1::REASON_FILE_CLOSED);
  EXPECT_EQ(ReasonOf(NotePatient()), common::v1::REASON_FILE_CLOSED);
  EXPECT_EQ(ReasonOf(Qualify()), common::v1::REASON_FILE_CLOSED);
  EXPECT_EQ(ReasonOf(Regulate()), common::v1::REASON_FILE_CLOSED);
  EXPECT_EQ(ReasonOf(Advise()), common::v1::REASON_FILE_CLOSED);
  EXPECT_EQ(ReasonOf(Complete()), common::v1::REASON_FILE_CLOSED);
  EXPECT_EQ(ReasonOf(Validate()), common::v1::REASON_FILE_CLOSED);
  EXPECT_TRUE(Report(v1::VEHICLE_STATUS_CANCELLED));
}

}  // namespace
}  // namespace parcours::emergency
