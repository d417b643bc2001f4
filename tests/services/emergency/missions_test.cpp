// Vehicles and the handover.
#include "tests/services/emergency/support.h"

namespace parcours::emergency {
namespace {

class Missions : public EmergencyWorld {};

TEST_F(Missions, AVehicleLeavesOnADecisionForItsKindOnly) {
  Open();
  ActAsRegulator();
  ASSERT_TRUE(Regulate());
  EXPECT_EQ(ReasonOf(EngageSmur("dec-unknown")), common::v1::REASON_DECISION_MISSING);
  const auto ambulance = Send(v1::RESOURCE_TYPE_AMBULANCE);
  ASSERT_TRUE(ambulance);
  EXPECT_EQ(ReasonOf(EngageSmur(ambulance->decision_id())), common::v1::REASON_DECISION_MISSING);
  const auto advice = Advise();
  ASSERT_TRUE(advice);
  EXPECT_EQ(ReasonOf(EngageSmur(advice->decision_id())), common::v1::REASON_DECISION_MISSING);
}

TEST_F(Missions, TheAssistantEngagesWhatTheDoctorDecidedAndTheDirectoryNamesTheStructure) {
  Open();
  ActAsRegulator();
  ASSERT_TRUE(Regulate());
  const auto decided = Send();
  ASSERT_TRUE(decided);
  ActAsAssistant();
  const auto engaged = EngageSmur(decided->decision_id());
  ASSERT_TRUE(engaged);
  EXPECT_EQ(world_.asked().back().method, "parcours.directory.v1.DirectoryService/GetStructure");
  const v1::Engagement& engagement = engaged->file().engagements(0);
  EXPECT_EQ(engagement.structure_name(), "SMUR de Bourges (test)");
  ASSERT_EQ(engagement.statuses_size(), 1);
  EXPECT_EQ(engagement.statuses(0).status(), v1::VEHICLE_STATUS_DECIDED);
}

TEST_F(Missions, AVehicleHasOneMissionAtATime) {
  SendSmur();
  const std::string first = file_;
  const std::string mission = engagement_;
  Open();
  ActAsRegulator();
  ASSERT_TRUE(Regulate());
  const auto decided = Send();
  ASSERT_TRUE(decided);
  EXPECT_EQ(ReasonOf(EngageSmur(decided->decision_id())), common::v1::REASON_VEHICLE_ENGAGED);
  EXPECT_TRUE(Get()->file().engagements().empty()) << "a refusal changes nothing";
  const std::string second = file_;
  file_ = first;
  engagement_ = mission;
  ASSERT_TRUE(Report(v1::VEHICLE_STATUS_CANCELLED));
  file_ = second;
  EXPECT_TRUE(EngageSmur(decided->decision_id()));
}

TEST_F(Missions, AMissionGoesFromTheDecisionToTheBase) {
  SendSmur();
  Drive(v1::VEHICLE_STATUS_AT_DESTINATION);
  ASSERT_TRUE(HandOver());
  ActAsReceiver();
  ASSERT_TRUE(Accept());
  ActAsCrew();
  for (const v1::VehicleStatus status : {v1::VEHICLE_STATUS_CARE_ENDED, v1::VEHICLE_STATUS_RETURNING,
                                         v1::VEHICLE_STATUS_RETURNING_TO_BASE, v1::VEHICLE_STATUS_AT_BASE}) {
    Later(std::chrono::minutes(1));
    ASSERT_TRUE(Report(status));
  }
  const auto file = Get()->file();
  EXPECT_EQ(file.engagements(0).statuses_size(), 13);
  EXPECT_EQ(file.engagements(0).statuses(12).by(), "Dr Claire Lenoir");
  EXPECT_LT(file.engagements(0).statuses(11).time().seconds(), file.engagements(0).statuses(12).time().seconds());
}

TEST_F(Missions, AStatusOutOfOrderIsRefused) {
  SendSmur();
  ActAsCrew();
  EXPECT_EQ(ReasonOf(Report(v1::VEHICLE_STATUS_ARRIVED)), common::v1::REASON_VEHICLE_STATUS_NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(Report(v1::VEHICLE_STATUS_DECIDED)), common::v1::REASON_VEHICLE_STATUS_NOT_ALLOWED);
  engagement_ = "eng-unknown";
  EXPECT_EQ(ReasonOf(Report(v1::VEHICLE_STATUS_TRIGGERED)), common::v1::REASON_NOT_FOUND);
}

TEST_F(Missions, TheCrewDoesNotLeaveBeforeTheDepartmentHasReceivedThePatient) {
  SendSmur();
  Drive(v1::VEHICLE_STATUS_TRANSPORTING);
  EXPECT_EQ(ReasonOf(HandOver()), common::v1::REASON_VEHICLE_STATUS_NOT_ALLOWED);
  ASSERT_TRUE(Report(v1::VEHICLE_STATUS_AT_DESTINATION));
  EXPECT_EQ(ReasonOf(Report(v1::VEHICLE_STATUS_CARE_ENDED)), common::v1::REASON_HANDOVER_MISSING);
  ASSERT_TRUE(HandOver());
  EXPECT_EQ(ReasonOf(HandOver()), common::v1::REASON_ALREADY_EXISTS);
  EXPECT_EQ(ReasonOf(Report(v1::VEHICLE_STATUS_CARE_ENDED)), common::v1::REASON_HANDOVER_MISSING);
  ActAsReceiver();
  const auto accepted = Accept();
  ASSERT_TRUE(accepted);
  const v1::Handover& handover = accepted->file().engagements(0).handover();
  EXPECT_EQ(handover.state(), v1::HANDOVER_STATE_ACCEPTED);
  EXPECT_EQ(handover.destination_name(), "Hôpital des Trois Chênes (test)");
  EXPECT_EQ(handover.accepted_by().display_name(), "Nadia Roussel");
  EXPECT_EQ(ReasonOf(Accept()), common::v1::REASON_ALREADY_EXISTS);
  ActAsCrew();
  EXPECT_TRUE(Report(v1::VEHICLE_STATUS_CARE_ENDED));
}

TEST_F(Missions, OnlyTheDestinationReceivesAndItDoesNotWriteOtherwise) {
  SendSmur();
  Drive(v1::VEHICLE_STATUS_AT_DESTINATION);
  ActAsReceiver();
  EXPECT_EQ(ReasonOf(Accept()), common::v1::REASON_NOT_FOUND) << "nothing was offered yet";
  ActAsCrew();
  ASSERT_TRUE(HandOver());
  EXPECT_EQ(ReasonOf(Accept()), common::v1::REASON_NOT_FOUND) << "the crew does not receive its own patient";
  ActAsReceiver();
  EXPECT_EQ(ReasonOf(Report(v1::VEHICLE_STATUS_CARE_ENDED)), common::v1::REASON_CENTRE_NOT_IN_CHARGE);
  EXPECT_EQ(ReasonOf(HandOver()), common::v1::REASON_CENTRE_NOT_IN_CHARGE);
  EXPECT_EQ(ReasonOf(Complete()), common::v1::REASON_REGULATION_CENTRE_ONLY);
  EXPECT_FALSE(Get()->file().patients(0).has_ins()) << "the department identifies the patient itself";
}

TEST_F(Missions, TheCentreReportsForTheCrew) {
  SendSmur();
  ActAsAssistant();
  EXPECT_TRUE(Report(v1::VEHICLE_STATUS_TRIGGERED));
  EXPECT_TRUE(Report(v1::VEHICLE_STATUS_DEPARTED));
}

}  // namespace
}  // namespace parcours::emergency
