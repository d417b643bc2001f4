#include "services/emergency/rules/regulation.h"

#include <gtest/gtest.h>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::emergency {
namespace {

using common::v1::Reason;

const core::Time kNow = *core::ParseTime("2025-03-22T14:00:00Z");

v1::EmergencyFile FileOf(v1::FileKind kind, v1::Priority priority = v1::PRIORITY_P2) {
  v1::EmergencyFile file;
  file.set_kind(kind);
  file.set_priority(priority);
  file.mutable_opened()->set_seconds(1742650500);  // 2025-03-22T13:35:00Z
  return file;
}

void AddCall(v1::EmergencyFile& file, std::int64_t seconds_after, v1::Direction direction) {
  v1::Communication& call = *file.add_communications();
  call.mutable_time()->set_seconds(file.opened().seconds() + seconds_after);
  call.set_direction(direction);
}

TEST(Regulation, OnlyTheCentreInChargeWritesAndOthersLearnNoMoreThanTheyMust) {
  const auto reason = [](Standing standing) { return DecideWriting(standing).reason; };
  for (const bool in_charge : {false, true}) {
    for (const bool centre : {false, true}) {
      EXPECT_EQ(reason({.centre = centre, .in_charge = in_charge, .party = false}), common::v1::REASON_NOT_FOUND);
    }
    EXPECT_EQ(reason({.centre = false, .in_charge = in_charge, .party = true}),
              common::v1::REASON_REGULATION_CENTRE_ONLY);
  }
  EXPECT_EQ(reason({.centre = true, .in_charge = false, .party = true}), common::v1::REASON_CENTRE_NOT_IN_CHARGE);
  EXPECT_EQ(reason({.centre = true, .in_charge = true, .party = true}), Reason{});
}

TEST(Regulation, AnAssistantDoesNotMakeAFileMedical) {
  for (const v1::FileKind kind : {v1::FILE_KIND_D, v1::FILE_KIND_DR}) {
    EXPECT_EQ(DecideKind(FileOf(kind), v1::FILE_KIND_DRM).reason, common::v1::REASON_REGULATION_MISSING);
    EXPECT_TRUE(DecideKind(FileOf(kind), v1::FILE_KIND_DR).allowed());
    EXPECT_EQ(DecideRegulated(FileOf(kind)).reason, common::v1::REASON_REGULATION_MISSING);
  }
  EXPECT_TRUE(DecideKind(FileOf(v1::FILE_KIND_DRM), v1::FILE_KIND_DRM).allowed());
  EXPECT_TRUE(DecideRegulated(FileOf(v1::FILE_KIND_DRM)).allowed());
}

TEST(Regulation, ADecisionIsOfSecondIntentionOnNewsTenMinutesAfterTheCall) {
  v1::EmergencyFile file = FileOf(v1::FILE_KIND_DRM);
  AddCall(file, 0, v1::DIRECTION_IN);
  AddCall(file, 600, v1::DIRECTION_IN);
  EXPECT_EQ(IntentionOf(file, kNow), v1::INTENTION_FIRST) << "there is no decision before";
  file.add_decisions();
  EXPECT_EQ(IntentionOf(file, kNow), v1::INTENTION_SECOND);
  file.mutable_communications(1)->mutable_time()->set_seconds(file.opened().seconds() + 599);
  EXPECT_EQ(IntentionOf(file, kNow), v1::INTENTION_FIRST) << "too early";
  file.mutable_communications(1)->mutable_time()->set_seconds(file.opened().seconds() + 600);
  file.mutable_communications(1)->set_direction(v1::DIRECTION_OUT);
  EXPECT_EQ(IntentionOf(file, kNow), v1::INTENTION_FIRST) << "the centre called";
}

TEST(Regulation, EachDecisionHasWhatBelongsToItAndNothingElse) {
  for (int kind = v1::DECISION_KIND_ADVICE; kind <= v1::DecisionKind_MAX; ++kind) {
    for (const bool resource : {false, true}) {
      for (const bool orientation : {false, true}) {
        for (const bool text : {false, true}) {
          v1::Decision decision;
          decision.set_kind(static_cast<v1::DecisionKind>(kind));
          if (resource) decision.set_resource(v1::RESOURCE_TYPE_SMUR);
          if (orientation) decision.set_orientation(v1::ORIENTATION_KIND_HOME);
          if (text) decision.set_text("…");
          const bool sends = kind == v1::DECISION_KIND_INTERVENTION;
          const bool leads = kind == v1::DECISION_KIND_ORIENTATION;
          const bool right = resource == sends && orientation == leads && (sends || leads || text);
          EXPECT_EQ(FaultsOf(decision).empty(), right) << kind << resource << orientation << text;
        }
      }
    }
  }
}

TEST(Regulation, EveryVehicleBelongsToAResourceAndLeavesForItsOwnDecisionOnly) {
  v1::EmergencyFile file = FileOf(v1::FILE_KIND_DRM);
  for (int resource = v1::RESOURCE_TYPE_SMUR; resource <= v1::ResourceType_MAX; ++resource) {
    v1::Decision& decision = *file.add_decisions();
    decision.set_id(std::to_string(resource));
    decision.set_kind(v1::DECISION_KIND_INTERVENTION);
    decision.set_resource(static_cast<v1::ResourceType>(resource));
  }
  for (int one = v1::VEHICLE_TYPE_SMUR_CAR; one <= v1::VehicleType_MAX; ++one) {
    const auto vehicle = static_cast<v1::VehicleType>(one);
    EXPECT_NE(ResourceOf(vehicle), v1::RESOURCE_TYPE_UNSPECIFIED);
    for (const v1::Decision& decision : file.decisions()) {
      const bool sends = DecisionToSend(file, decision.id(), vehicle) != nullptr;
      EXPECT_EQ(sends, decision.resource() == ResourceOf(vehicle));
    }
    EXPECT_EQ(DecisionToSend(file, "another", vehicle), nullptr);
  }
}

TEST(Regulation, WhatIsUrgentIsNotCompletedWithoutADoctor) {
  for (int priority = v1::PRIORITY_P0; priority <= v1::Priority_MAX; ++priority) {
    const bool urgent = priority == v1::PRIORITY_P0 || priority == v1::PRIORITY_P1;
    const auto asked = static_cast<v1::Priority>(priority);
    EXPECT_EQ(DecideCompleting(FileOf(v1::FILE_KIND_DR, asked)).allowed(), !urgent);
    EXPECT_TRUE(DecideCompleting(FileOf(v1::FILE_KIND_DRM, asked)).allowed());
  }
}

TEST(Regulation, AFileIsCompleteWhenEveryVehicleIsDoneAndAMedicalOneIsDecided) {
  v1::EmergencyFile file = FileOf(v1::FILE_KIND_DR);
  EXPECT_TRUE(MissingToComplete(file).what.empty());
  file.set_kind(v1::FILE_KIND_DRM);
  EXPECT_EQ(MissingToComplete(file).what.size(), 1U);
  file.add_decisions();
  EXPECT_TRUE(MissingToComplete(file).what.empty());
  file.add_engagements()->add_statuses()->set_status(v1::VEHICLE_STATUS_TRANSPORTING);
  EXPECT_EQ(MissingToComplete(file).rule->id, "emergency.all_carried_out");
  file.mutable_engagements(0)->add_statuses()->set_status(v1::VEHICLE_STATUS_CARE_ENDED);
  EXPECT_TRUE(MissingToComplete(file).what.empty());
}

TEST(Regulation, AValidatedFileHasAMotiveAndAMedicalOneAPatient) {
  v1::EmergencyFile file = FileOf(v1::FILE_KIND_DRM);
  EXPECT_EQ(MissingToValidate(file).what.size(), 2U);
  file.mutable_motive()->set_code("M03.06");
  EXPECT_EQ(MissingToValidate(file).what.front().field, "patients");
  file.add_patients();
  EXPECT_TRUE(MissingToValidate(file).what.empty());
}

TEST(Regulation, TheCrewDoesNotLeaveBeforeThePatientIsReceived) {
  v1::Engagement engagement;
  engagement.add_statuses()->set_status(v1::VEHICLE_STATUS_AT_DESTINATION);
  EXPECT_EQ(DecideStatus(engagement, v1::VEHICLE_STATUS_CARE_ENDED).reason, common::v1::REASON_HANDOVER_MISSING);
  engagement.mutable_handover()->set_state(v1::HANDOVER_STATE_OFFERED);
  EXPECT_EQ(DecideStatus(engagement, v1::VEHICLE_STATUS_CARE_ENDED).reason, common::v1::REASON_HANDOVER_MISSING);
  engagement.mutable_handover()->set_state(v1::HANDOVER_STATE_ACCEPTED);
  EXPECT_TRUE(DecideStatus(engagement, v1::VEHICLE_STATUS_CARE_ENDED).allowed());
  EXPECT_EQ(DecideStatus(engagement, v1::VEHICLE_STATUS_DEPARTED).reason,
            common::v1::REASON_VEHICLE_STATUS_NOT_ALLOWED);
}

TEST(Regulation, AMatriculeThatIsNotQualifiedStaysWhereItWasEntered) {
  for (int status = ins::v1::IDENTITY_STATUS_UNSPECIFIED; status <= ins::v1::IdentityStatus_MAX; ++status) {
    v1::EmergencyFile file;
    v1::Patient& patient = *file.add_patients();
    patient.mutable_ins()->set_matricule("1610618033001");
    patient.set_identity_status(static_cast<ins::v1::IdentityStatus>(status));
    patient.set_entered_by("11B0062031");
    EXPECT_TRUE(ShownTo(file, "11B0062031").patients(0).has_ins());
    EXPECT_EQ(ShownTo(file, "11B0062072").patients(0).has_ins(), status == ins::v1::IDENTITY_STATUS_QUALIFIED);
  }
}

}  // namespace
}  // namespace parcours::emergency
