// The handlers of ConsultationService: one function per RPC, each in its own file. What each does and refuses stands in
// the contract, parcours/consultation/v1/consultation.proto.
//
// `request` is borrowed until the returned work has run. Thread-safe: they keep nothing.
#pragma once

#include "core/result.h"
#include "parcours/consultation/v1/consultation.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::consultation {

using platform::Call;
using platform::Work;

core::Result<Work<v1::OpenConsultationResponse>> OpenConsultation(Call& call,
                                                                  const v1::OpenConsultationRequest& request);
core::Result<Work<v1::RecordAiInformationResponse>> RecordAiInformation(Call& call,
                                                                        const v1::RecordAiInformationRequest& request);
core::Result<Work<v1::RecordNotesResponse>> RecordNotes(Call& call, const v1::RecordNotesRequest& request);
core::Result<Work<v1::DraftReportResponse>> DraftReport(Call& call, const v1::DraftReportRequest& request);
core::Result<Work<v1::WriteReportResponse>> WriteReport(Call& call, const v1::WriteReportRequest& request);
core::Result<Work<v1::ConfirmPassagesResponse>> ConfirmPassages(Call& call, const v1::ConfirmPassagesRequest& request);
core::Result<Work<v1::CorrectPassageResponse>> CorrectPassage(Call& call, const v1::CorrectPassageRequest& request);
core::Result<Work<v1::SignReportResponse>> SignReport(Call& call, const v1::SignReportRequest& request);
core::Result<Work<v1::SendReportResponse>> SendReport(Call& call, const v1::SendReportRequest& request);
core::Result<Work<v1::ReviseReportResponse>> ReviseReport(Call& call, const v1::ReviseReportRequest& request);
core::Result<Work<v1::GetConsultationResponse>> GetConsultation(Call& call, const v1::GetConsultationRequest& request);

}  // namespace parcours::consultation
