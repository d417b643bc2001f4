// Transfers to another centre, and observations.
#include "tests/services/emergency/support.h"

namespace parcours::emergency {
namespace {

class Transfers : public EmergencyWorld {
 protected:
  v1::TransferState State() { return Get()->file().transfers(0).state(); }

  // Sent to the neighbour, which has acknowledged; the neighbour's assistant acts afterwards.
  std::string SendAcross() {
    Open();
    const auto sent = Transfer();
    EXPECT_TRUE(sent);
    EXPECT_TRUE(Deliver());
    ActAsAssistant(kNeighbour);
    return sent->transfer_id();
  }
};

TEST_F(Transfers, WhatWasSentIsNotDeliveredUntilTheHubAcknowledgesAndIsThenNotTakenOver) {
  Open();
  const auto sent = Transfer();
  ASSERT_TRUE(sent);
  EXPECT_EQ(world_.decision(), "emergency.not_delivered; Hub Santé, DST v1.2 (ANS)");
  EXPECT_EQ(State(), v1::TRANSFER_STATE_NOT_DELIVERED);
  ActAsAssistant(kNeighbour);
  EXPECT_EQ(ReasonOf(Get()), common::v1::REASON_NOT_FOUND) << "the neighbour has nothing yet";
  ActAsAssistant();
  ASSERT_TRUE(Deliver());
  EXPECT_EQ(State(), v1::TRANSFER_STATE_DELIVERED);
  EXPECT_EQ(Get()->file().owner(), kSamu);
  EXPECT_TRUE(Communicate(v1::DIRECTION_OUT)) << "the sender goes on";
  ActAsAssistant(kNeighbour);
  EXPECT_TRUE(Get());
  EXPECT_EQ(ReasonOf(Qualify()), common::v1::REASON_CENTRE_NOT_IN_CHARGE);
}

TEST_F(Transfers, WhoAcceptsTreatsTheFileAndTheSenderReads) {
  const std::string transfer = SendAcross();
  const auto accepted = AnswerTo(transfer, v1::TRANSFER_ANSWER_ACCEPT);
  ASSERT_TRUE(accepted);
  EXPECT_EQ(accepted->file().owner(), kNeighbour);
  EXPECT_EQ(accepted->file().owner_name(), "SAMU de Sologne (test)");
  EXPECT_EQ(accepted->file().transfers(0).state(), v1::TRANSFER_STATE_ACCEPTED);
  EXPECT_TRUE(Qualify());
  EXPECT_EQ(ReasonOf(AnswerTo(transfer, v1::TRANSFER_ANSWER_ACCEPT)), common::v1::REASON_ALREADY_EXISTS);
  ActAsAssistant();
  EXPECT_TRUE(Get());
  EXPECT_EQ(ReasonOf(Qualify()), common::v1::REASON_CENTRE_NOT_IN_CHARGE);
}

TEST_F(Transfers, WhoRefusesSaysWhyAndTheSenderKeepsTheFile) {
  const std::string transfer = SendAcross();
  EXPECT_EQ(ReasonOf(AnswerTo(transfer, v1::TRANSFER_ANSWER_REFUSE)), common::v1::REASON_INVALID_ARGUMENT);
  ASSERT_TRUE(AnswerTo(transfer, v1::TRANSFER_ANSWER_REFUSE, "L'adresse est chez vous."));
  EXPECT_EQ(Get()->file().owner(), kSamu);
  EXPECT_EQ(State(), v1::TRANSFER_STATE_REFUSED);
  ActAsAssistant();
  EXPECT_TRUE(Qualify());
  EXPECT_TRUE(Transfer()) << "another try is possible";
}

TEST_F(Transfers, OnlyTheAddresseeAnswersAndOnlyWhatWasDelivered) {
  Open();
  const auto sent = Transfer();
  ASSERT_TRUE(sent);
  EXPECT_EQ(ReasonOf(AnswerTo(sent->transfer_id(), v1::TRANSFER_ANSWER_ACCEPT)), common::v1::REASON_NOT_FOUND);
  ActAsAssistant(kNeighbour);
  EXPECT_EQ(ReasonOf(AnswerTo(sent->transfer_id(), v1::TRANSFER_ANSWER_ACCEPT)), common::v1::REASON_NOT_FOUND);
  ASSERT_TRUE(Deliver());
  EXPECT_EQ(ReasonOf(AnswerTo("trf-unknown", v1::TRANSFER_ANSWER_ACCEPT)), common::v1::REASON_NOT_FOUND);
}

TEST_F(Transfers, AMessageThatComesAfterADayHasExpired) {
  Open();
  ASSERT_TRUE(Transfer());
  Later(std::chrono::hours(24));
  EXPECT_EQ(State(), v1::TRANSFER_STATE_EXPIRED);
  ASSERT_TRUE(Deliver());
  EXPECT_EQ(State(), v1::TRANSFER_STATE_EXPIRED);
  ActAsAssistant(kNeighbour);
  EXPECT_EQ(ReasonOf(Get()), common::v1::REASON_NOT_FOUND);
}

TEST_F(Transfers, ADeliveryThatIsRepeatedChangesNothing) {
  const std::string transfer = SendAcross();
  ASSERT_TRUE(AnswerTo(transfer, v1::TRANSFER_ANSWER_ACCEPT));
  ASSERT_TRUE(Deliver());
  EXPECT_EQ(State(), v1::TRANSFER_STATE_ACCEPTED);
}

TEST_F(Transfers, AFileGoesToAnotherCentreAndToOneAtATime) {
  Open();
  EXPECT_EQ(ReasonOf(Transfer(kHospital)), common::v1::REASON_REGULATION_CENTRE_ONLY);
  EXPECT_EQ(ReasonOf(Transfer(kSamu)), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(Transfer("19Z9999999")), common::v1::REASON_NOT_FOUND);
  ASSERT_TRUE(Transfer());
  EXPECT_EQ(ReasonOf(Transfer()), common::v1::REASON_ALREADY_EXISTS);
  EXPECT_EQ(world_.enqueued().size(), 1U);
}

TEST_F(Transfers, TheOtherCentreSeesNoMatriculeThatIsNotQualified) {
  Open();
  ASSERT_TRUE(NotePatient());
  const auto sent = Transfer();
  ASSERT_TRUE(Deliver());
  ActAsAssistant(kNeighbour);
  EXPECT_FALSE(Get()->file().patients(0).has_ins());
  ASSERT_TRUE(AnswerTo(sent->transfer_id(), v1::TRANSFER_ANSWER_ACCEPT));
  EXPECT_FALSE(Get()->file().patients(0).has_ins());
}

TEST_F(Transfers, CentreAndCrewAttachObservationsAndNobodyElse) {
  SendSmur();
  const auto seen = Observe();
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->file().observations(0).by().profession(), "10");
  EXPECT_EQ(ReasonOf(Observe(v1::OBSERVATION_KIND_PICTURE_LINK, "")), common::v1::REASON_INVALID_ARGUMENT);
  Drive(v1::VEHICLE_STATUS_AT_DESTINATION);
  ASSERT_TRUE(Observe(v1::OBSERVATION_KIND_ASSESSMENT, "", "Tension 150 / 90, saturation 97 %."));
  ASSERT_TRUE(HandOver());
  ActAsReceiver();
  EXPECT_EQ(ReasonOf(Observe()), common::v1::REASON_CENTRE_NOT_IN_CHARGE);
  EXPECT_EQ(Get()->file().observations_size(), 2);
}

TEST_F(Transfers, AnObservationTenMinutesAfterTheCallMakesASecondIntention) {
  SendSmur();
  Later(std::chrono::minutes(10));
  ASSERT_TRUE(Observe());
  const auto advised = Advise();
  ASSERT_TRUE(advised);
  EXPECT_EQ(advised->file().decisions(1).intention(), v1::INTENTION_SECOND);
}

TEST_F(Transfers, AClosedOrValidatedFileTakesNeitherObservationNorTransfer) {
  SendSmur();
  ASSERT_TRUE(Report(v1::VEHICLE_STATUS_CANCELLED));
  ASSERT_TRUE(Complete());
  ASSERT_TRUE(Validate());
  EXPECT_EQ(ReasonOf(Observe()), common::v1::REASON_FILE_STATE_NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(Transfer()), common::v1::REASON_FILE_STATE_NOT_ALLOWED);
  Later(std::chrono::hours(24));
  EXPECT_EQ(ReasonOf(Observe()), common::v1::REASON_FILE_CLOSED);
  EXPECT_EQ(ReasonOf(Transfer()), common::v1::REASON_FILE_CLOSED);
}

}  // namespace
}  // namespace parcours::emergency
