// A world with two centres 15, a SMUR and a hospital, and short ways to call the handlers.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/emergency/v1/emergency.pb.h"
#include "parcours/ins/v1/ins.pb.h"
#include "services/emergency/handlers/handlers.h"
#include "services/platform/testing/handler_harness.h"

namespace parcours::emergency {

inline constexpr char kSamu[] = "11B0062031";
inline constexpr char kNeighbour[] = "14B0062015";
inline constexpr char kSmur[] = "11B0062072";
inline constexpr char kHospital[] = "11B0062023";

class EmergencyWorld : public testing::Test {
 protected:
  EmergencyWorld();

  void ActAsAssistant(const std::string& structure = kSamu);
  void ActAsRegulator(const std::string& structure = kSamu);
  void ActAsCrew();      // doctor of the SMUR
  void ActAsReceiver();  // nurse of the hospital
  void Later(std::chrono::minutes time) { world_.now += time; }

  // As whoever acts.
  core::Result<v1::AnswerCallResponse> Answer();
  core::Result<v1::RecordCommunicationResponse> Communicate(v1::Direction direction = v1::DIRECTION_IN);
  core::Result<v1::SetPatientResponse> NotePatient(const std::string& id = "");
  core::Result<v1::QualifyFileResponse> Qualify(v1::FileKind kind = v1::FILE_KIND_DR,
                                                const std::string& motive = "M03.06",
                                                v1::Priority priority = v1::PRIORITY_P1);
  core::Result<v1::RegulateFileResponse> Regulate();
  core::Result<v1::DecideResponse> Send(v1::ResourceType resource = v1::RESOURCE_TYPE_SMUR);
  core::Result<v1::DecideResponse> Advise();
  core::Result<v1::EngageVehicleResponse> EngageSmur(const std::string& decision);
  core::Result<v1::ReportVehicleStatusResponse> Report(v1::VehicleStatus status);
  core::Result<v1::HandOverPatientResponse> HandOver();
  core::Result<v1::AcceptHandoverResponse> Accept();
  core::Result<v1::AddObservationResponse> Observe(v1::ObservationKind kind = v1::OBSERVATION_KIND_VIDEO_LINK,
                                                   const std::string& link = "https://video.exemple.invalid/1",
                                                   const std::string& text = "");
  core::Result<v1::TransferFileResponse> Transfer(const std::string& to = kNeighbour);
  core::Result<v1::DeliverTransferResponse> Deliver();  // what was enqueued last
  core::Result<v1::AnswerTransferResponse> AnswerTo(const std::string& transfer, v1::TransferAnswer answer,
                                                    const std::string& reason = "");
  core::Result<v1::CompleteFileResponse> Complete();
  core::Result<v1::ValidateFileResponse> Validate();
  core::Result<v1::GetFileResponse> Get();

  // An answered and qualified call; file_ is its id. The assistant acts afterwards.
  void Open();
  // Regulated besides, and a SMUR decided and engaged; engagement_ is its id. The regulator acts afterwards.
  void SendSmur();
  // The SMUR goes through its mission up to that status; the crew acts afterwards.
  void Drive(v1::VehicleStatus last);

  platform::testing::TestWorld world_;
  std::string file_;
  std::string engagement_;
  common::v1::Ins paul_;
  ins::v1::IdentityStatus status_ = ins::v1::IDENTITY_STATUS_RETRIEVED;  // what INSi's records say of everybody
};

// For EXPECT_EQ: the reason of a refusal, or UNSPECIFIED where nothing was refused.
template <class T>
common::v1::Reason ReasonOf(const core::Result<T>& result) {
  return result ? common::v1::REASON_UNSPECIFIED : result.error().reason;
}

}  // namespace parcours::emergency
