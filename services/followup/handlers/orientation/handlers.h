// The handlers of OrientationService: one function per RPC, each in its own file. What each does and refuses stands in
// the contract, parcours/followup/v1/orientation.proto.
//
// `request` is borrowed until the returned work has run. Thread-safe: they keep nothing.
#pragma once

#include "core/result.h"
#include "parcours/followup/v1/orientation.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::followup {

using platform::Call;
using platform::Work;

core::Result<Work<v1::ListUnitsResponse>> ListUnits(Call& call, const v1::ListUnitsRequest& request);
core::Result<Work<v1::CreateFileResponse>> CreateFile(Call& call, const v1::CreateFileRequest& request);
core::Result<Work<v1::WritePartResponse>> WritePart(Call& call, const v1::WritePartRequest& request);
core::Result<Work<v1::ValidatePartResponse>> ValidatePart(Call& call, const v1::ValidatePartRequest& request);
core::Result<Work<v1::SendRequestsResponse>> SendRequests(Call& call, const v1::SendRequestsRequest& request);
core::Result<Work<v1::OpenFileResponse>> OpenFile(Call& call, const v1::OpenFileRequest& request);
core::Result<Work<v1::ListFilesResponse>> ListFiles(Call& call, const v1::ListFilesRequest& request);
core::Result<Work<v1::ListRequestsResponse>> ListRequests(Call& call, const v1::ListRequestsRequest& request);
core::Result<Work<v1::ListReceivedRequestsResponse>> ListReceivedRequests(
    Call& call, const v1::ListReceivedRequestsRequest& request);
core::Result<Work<v1::AnswerRequestResponse>> AnswerRequest(Call& call, const v1::AnswerRequestRequest& request);
core::Result<Work<v1::SupplyInformationResponse>> SupplyInformation(Call& call,
                                                                    const v1::SupplyInformationRequest& request);
core::Result<Work<v1::ConfirmRefusalResponse>> ConfirmRefusal(Call& call, const v1::ConfirmRefusalRequest& request);
core::Result<Work<v1::RetainAgreementResponse>> RetainAgreement(Call& call, const v1::RetainAgreementRequest& request);
core::Result<Work<v1::RecordAdmissionResponse>> RecordAdmission(Call& call, const v1::RecordAdmissionRequest& request);
core::Result<Work<v1::RecordDischargeResponse>> RecordDischarge(Call& call, const v1::RecordDischargeRequest& request);
core::Result<Work<v1::CancelRequestResponse>> CancelRequest(Call& call, const v1::CancelRequestRequest& request);
core::Result<Work<v1::CancelFileResponse>> CancelFile(Call& call, const v1::CancelFileRequest& request);
core::Result<Work<v1::ListOpeningsResponse>> ListOpenings(Call& call, const v1::ListOpeningsRequest& request);

}  // namespace parcours::followup
