#include "tests/services/emergency/support.h"

#include <google/protobuf/text_format.h>

#include "core/matricule.h"
#include "parcours/directory/v1/directory.pb.h"
#include "services/emergency/seed.h"
#include "services/emergency/store.h"

namespace parcours::emergency {
namespace {

constexpr char kRequest[] = "request-1";  // handlers do not look at it

constexpr const char* kCast = R"cast(
  structures { handle: "hospital" name: "Hôpital des Trois Chênes (test)" finess: "1B0062023" sector: "SA01" }
  structures { handle: "samu" name: "SAMU du Berry (test)" finess: "1B0062031" sector: "SA01" samu: true }
  structures { handle: "smur" name: "SMUR de Bourges (test)" finess: "1B0062072" sector: "SA01" }
  structures { handle: "neighbour" name: "SAMU de Sologne (test)" finess: "4B0062015" sector: "SA01" samu: true }
)cast";

common::v1::Ins MakePaul() {
  common::v1::Traits traits;
  traits.set_birth_name("MARTEL");
  traits.add_given_names("PAUL");
  traits.set_sex(common::v1::SEX_MALE);
  traits.set_birth_date("1961-06-12");
  traits.set_birth_place("18033");
  return core::MakeTestIns(traits, 0);
}

}  // namespace

EmergencyWorld::EmergencyWorld() : world_({EmergencySchema()}), paul_(MakePaul()) {
  sandbox::v1::Cast cast;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kCast, &cast));
  EXPECT_TRUE(world_.Transact([&](platform::Transaction& tx) { return SeedStructures(tx, cast); }));
  world_.Answer<ins::v1::CheckIdentityRequest, ins::v1::CheckIdentityResponse>(
      "parcours.ins.v1.InsService/CheckIdentity", [this](const auto&) -> core::Result<ins::v1::CheckIdentityResponse> {
        ins::v1::CheckIdentityResponse answer;
        answer.set_status(status_);
        return answer;
      });
  world_.Answer<directory::v1::GetStructureRequest, directory::v1::GetStructureResponse>(
      "parcours.directory.v1.DirectoryService/GetStructure",
      [cast](const auto& question) -> core::Result<directory::v1::GetStructureResponse> {
        for (const auto& one : cast.structures()) {
          if ("1" + one.finess() != question.struct_id_nat()) continue;
          directory::v1::GetStructureResponse answer;
          answer.mutable_structure()->set_struct_id_nat(question.struct_id_nat());
          answer.mutable_structure()->set_name(one.name());
          answer.mutable_structure()->set_medical_regulation(one.samu());
          return answer;
        }
        return core::Refuse(common::v1::REASON_NOT_FOUND);
      });
  ActAsAssistant();
}

void EmergencyWorld::ActAsAssistant(const std::string& structure) {
  world_.caller = platform::testing::ClerkAt(structure);
}
void EmergencyWorld::ActAsRegulator(const std::string& structure) {
  world_.caller = platform::testing::PhysicianAt(structure);
}
void EmergencyWorld::ActAsCrew() {
  world_.caller = platform::testing::PhysicianAt(kSmur);
}
void EmergencyWorld::ActAsReceiver() {
  world_.caller = platform::testing::NurseAt(kHospital);
}

core::Result<v1::AnswerCallResponse> EmergencyWorld::Answer() {
  v1::AnswerCallRequest request;
  request.set_request_id(kRequest);
  request.mutable_calling_person()->set_name("Jeanne Martel");
  request.mutable_calling_person()->set_callback("+33 6 39 98 12 35");
  request.mutable_calling_person()->set_type(v1::CALLER_TYPE_FAMILY);
  request.mutable_place()->set_address("3 rue des Tilleuls, Vierzon");
  request.set_words("Mon mari a mal dans la poitrine.");
  return world_.Run(&AnswerCall, request);
}

core::Result<v1::RecordCommunicationResponse> EmergencyWorld::Communicate(v1::Direction direction) {
  v1::RecordCommunicationRequest request;
  request.set_request_id(kRequest);
  request.set_file_id(file_);
  request.set_direction(direction);
  request.set_medium(v1::MEDIUM_PHONE);
  request.set_party("Jeanne Martel");
  request.set_purpose("La douleur augmente.");
  return world_.Run(&RecordCommunication, request);
}

core::Result<v1::SetPatientResponse> EmergencyWorld::NotePatient(const std::string& id) {
  v1::SetPatientRequest request;
  request.set_request_id(kRequest);
  request.set_file_id(file_);
  request.set_patient_id(id);
  request.mutable_declared()->set_family_name("Martel");
  request.mutable_declared()->set_age(63);
  *request.mutable_ins() = paul_;
  return world_.Run(&SetPatient, request);
}

core::Result<v1::QualifyFileResponse> EmergencyWorld::Qualify(v1::FileKind kind, const std::string& motive,
                                                              v1::Priority priority) {
  v1::QualifyFileRequest request;
  request.set_request_id(kRequest);
  request.set_file_id(file_);
  request.set_kind(kind);
  request.set_motive(motive);
  request.set_priority(priority);
  return world_.Run(&QualifyFile, request);
}

core::Result<v1::RegulateFileResponse> EmergencyWorld::Regulate() {
  v1::RegulateFileRequest request;
  request.set_request_id(kRequest);
  request.set_file_id(file_);
  request.set_care_level(v1::CARE_LEVEL_R1);
  return world_.Run(&RegulateFile, request);
}

core::Result<v1::DecideResponse> EmergencyWorld::Send(v1::ResourceType resource) {
  v1::DecideRequest request;
  request.set_request_id(kRequest);
  request.set_file_id(file_);
  request.set_kind(v1::DECISION_KIND_INTERVENTION);
  request.set_resource(resource);
  return world_.Run(&Decide, request);
}

core::Result<v1::DecideResponse> EmergencyWorld::Advise() {
  v1::DecideRequest request;
  request.set_request_id(kRequest);
  request.set_file_id(file_);
  request.set_kind(v1::DECISION_KIND_ADVICE);
  request.set_text("Rester assis, ne rien manger.");
  return world_.Run(&Decide, request);
}

core::Result<v1::EngageVehicleResponse> EmergencyWorld::EngageSmur(const std::string& decision) {
  v1::EngageVehicleRequest request;
  request.set_request_id(kRequest);
  request.set_file_id(file_);
  request.set_decision_id(decision);
  request.set_structure(kSmur);
  request.set_vehicle(v1::VEHICLE_TYPE_SMUR_AMBULANCE);
  request.set_call_sign("SMUR Bourges 1");
  return world_.Run(&EngageVehicle, request);
}

core::Result<v1::ReportVehicleStatusResponse> EmergencyWorld::Report(v1::VehicleStatus status) {
  v1::ReportVehicleStatusRequest request;
  request.set_request_id(kRequest);
  request.set_file_id(file_);
  request.set_engagement_id(engagement_);
  request.set_status(status);
  return world_.Run(&ReportVehicleStatus, request);
}

core::Result<v1::HandOverPatientResponse> EmergencyWorld::HandOver() {
  v1::HandOverPatientRequest request;
  request.set_request_id(kRequest);
  request.set_file_id(file_);
  request.set_engagement_id(engagement_);
  request.set_destination(kHospital);
  request.set_summary("Douleur thoracique depuis 14 h 30, électrocardiogramme fait.");
  return world_.Run(&HandOverPatient, request);
}

core::Result<v1::AcceptHandoverResponse> EmergencyWorld::Accept() {
  v1::AcceptHandoverRequest request;
  request.set_request_id(kRequest);
  request.set_file_id(file_);
  request.set_engagement_id(engagement_);
  return world_.Run(&AcceptHandover, request);
}

core::Result<v1::AddObservationResponse> EmergencyWorld::Observe(v1::ObservationKind kind, const std::string& link,
                                                                 const std::string& text) {
  v1::AddObservationRequest request;
  request.set_request_id(kRequest);
  request.set_file_id(file_);
  request.set_kind(kind);
  request.set_link(link);
  request.set_text(text);
  return world_.Run(&AddObservation, request);
}

core::Result<v1::TransferFileResponse> EmergencyWorld::Transfer(const std::string& to) {
  v1::TransferFileRequest request;
  request.set_request_id(kRequest);
  request.set_file_id(file_);
  request.set_to(to);
  request.set_purpose("L'adresse est de l'autre côté de la limite.");
  return world_.Run(&TransferFile, request);
}

core::Result<v1::DeliverTransferResponse> EmergencyWorld::Deliver() {
  v1::DeliverTransferRequest request;
  EXPECT_EQ(world_.enqueued().back().method, "parcours.emergency.v1.HubService/DeliverTransfer");
  EXPECT_TRUE(request.ParseFromString(world_.enqueued().back().request));
  return world_.Run(&DeliverTransfer, request);
}

core::Result<v1::AnswerTransferResponse> EmergencyWorld::AnswerTo(const std::string& transfer,
                                                                  v1::TransferAnswer answer,
                                                                  const std::string& reason) {
  v1::AnswerTransferRequest request;
  request.set_request_id(kRequest);
  request.set_file_id(file_);
  request.set_transfer_id(transfer);
  request.set_answer(answer);
  request.set_reason(reason);
  return world_.Run(&AnswerTransfer, request);
}

core::Result<v1::CompleteFileResponse> EmergencyWorld::Complete() {
  v1::CompleteFileRequest request;
  request.set_request_id(kRequest);
  request.set_file_id(file_);
  return world_.Run(&CompleteFile, request);
}

core::Result<v1::ValidateFileResponse> EmergencyWorld::Validate() {
  v1::ValidateFileRequest request;
  request.set_request_id(kRequest);
  request.set_file_id(file_);
  return world_.Run(&ValidateFile, request);
}

core::Result<v1::GetFileResponse> EmergencyWorld::Get() {
  v1::GetFileRequest request;
  request.set_file_id(file_);
  return world_.Run(&GetFile, request);
}

void EmergencyWorld::Open() {
  ActAsAssistant();
  const auto answered = Answer();
  ASSERT_TRUE(answered);
  file_ = answered->file().id();
  ASSERT_TRUE(Qualify());
}

void EmergencyWorld::SendSmur() {
  Open();
  ASSERT_TRUE(NotePatient());
  ActAsRegulator();
  ASSERT_TRUE(Regulate());
  const auto decided = Send();
  ASSERT_TRUE(decided);
  const auto engaged = EngageSmur(decided->decision_id());
  ASSERT_TRUE(engaged);
  engagement_ = engaged->engagement_id();
}

void EmergencyWorld::Drive(v1::VehicleStatus last) {
  ActAsCrew();
  for (const v1::VehicleStatus status :
       {v1::VEHICLE_STATUS_TRIGGERED, v1::VEHICLE_STATUS_DEPARTED, v1::VEHICLE_STATUS_ARRIVED,
        v1::VEHICLE_STATUS_WITH_PATIENT, v1::VEHICLE_STATUS_ASSESSED, v1::VEHICLE_STATUS_ORIENTED,
        v1::VEHICLE_STATUS_TRANSPORTING, v1::VEHICLE_STATUS_AT_DESTINATION}) {
    ASSERT_TRUE(Report(status)) << v1::VehicleStatus_Name(status);
    if (status == last) return;
  }
}

}  // namespace parcours::emergency
