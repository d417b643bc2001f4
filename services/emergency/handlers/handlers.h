// The handlers of EmergencyService: one function per RPC, each in its own file. What each does and refuses stands in
// the contract, parcours/emergency/v1/emergency.proto.
//
// `request` is borrowed until the returned work has run. Thread-safe: they keep nothing.
#pragma once

#include "core/result.h"
#include "parcours/emergency/v1/emergency.pb.h"
#include "parcours/emergency/v1/hub.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::emergency {

using platform::Call;
using platform::Work;

core::Result<Work<v1::AnswerCallResponse>> AnswerCall(Call& call, const v1::AnswerCallRequest& request);
core::Result<Work<v1::RecordCommunicationResponse>> RecordCommunication(Call& call,
                                                                        const v1::RecordCommunicationRequest& request);
core::Result<Work<v1::SetPatientResponse>> SetPatient(Call& call, const v1::SetPatientRequest& request);
core::Result<Work<v1::QualifyFileResponse>> QualifyFile(Call& call, const v1::QualifyFileRequest& request);
core::Result<Work<v1::RegulateFileResponse>> RegulateFile(Call& call, const v1::RegulateFileRequest& request);
core::Result<Work<v1::DecideResponse>> Decide(Call& call, const v1::DecideRequest& request);
core::Result<Work<v1::EngageVehicleResponse>> EngageVehicle(Call& call, const v1::EngageVehicleRequest& request);
core::Result<Work<v1::ReportVehicleStatusResponse>> ReportVehicleStatus(Call& call,
                                                                        const v1::ReportVehicleStatusRequest& request);
core::Result<Work<v1::HandOverPatientResponse>> HandOverPatient(Call& call, const v1::HandOverPatientRequest& request);
core::Result<Work<v1::AcceptHandoverResponse>> AcceptHandover(Call& call, const v1::AcceptHandoverRequest& request);
core::Result<Work<v1::CompleteFileResponse>> CompleteFile(Call& call, const v1::CompleteFileRequest& request);
core::Result<Work<v1::ValidateFileResponse>> ValidateFile(Call& call, const v1::ValidateFileRequest& request);
core::Result<Work<v1::GetFileResponse>> GetFile(Call& call, const v1::GetFileRequest& request);
core::Result<Work<v1::ListFilesResponse>> ListFiles(Call& call, const v1::ListFilesRequest& request);
core::Result<Work<v1::AddObservationResponse>> AddObservation(Call& call, const v1::AddObservationRequest& request);
core::Result<Work<v1::TransferFileResponse>> TransferFile(Call& call, const v1::TransferFileRequest& request);
core::Result<Work<v1::AnswerTransferResponse>> AnswerTransfer(Call& call, const v1::AnswerTransferRequest& request);
core::Result<Work<v1::DeliverTransferResponse>> DeliverTransfer(Call& call, const v1::DeliverTransferRequest& request);

}  // namespace parcours::emergency
