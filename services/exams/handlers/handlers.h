// The handlers of ExaminationService: one function per RPC, each in its own file. What each does and refuses stands in
// the contract, parcours/exams/v1/exams.proto.
//
// `request` is borrowed until the returned work has run. Thread-safe: they keep nothing.
#pragma once

#include "core/result.h"
#include "parcours/exams/v1/exams.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::exams {

using platform::Call;
using platform::Work;

core::Result<Work<v1::RequestExaminationResponse>> RequestExamination(Call& call,
                                                                      const v1::RequestExaminationRequest& request);
core::Result<Work<v1::RegisterExaminationResponse>> RegisterExamination(Call& call,
                                                                        const v1::RegisterExaminationRequest& request);
core::Result<Work<v1::RecordSampleResponse>> RecordSample(Call& call, const v1::RecordSampleRequest& request);
core::Result<Work<v1::RecordAcquisitionResponse>> RecordAcquisition(Call& call,
                                                                    const v1::RecordAcquisitionRequest& request);
core::Result<Work<v1::EnterResultResponse>> EnterResult(Call& call, const v1::EnterResultRequest& request);
core::Result<Work<v1::ValidateExaminationResponse>> ValidateExamination(Call& call,
                                                                        const v1::ValidateExaminationRequest& request);
core::Result<Work<v1::CorrectExaminationResponse>> CorrectExamination(Call& call,
                                                                      const v1::CorrectExaminationRequest& request);
core::Result<Work<v1::GetExaminationResponse>> GetExamination(Call& call, const v1::GetExaminationRequest& request);
core::Result<Work<v1::GetReportResponse>> GetReport(Call& call, const v1::GetReportRequest& request);
core::Result<Work<v1::ListExaminationsResponse>> ListExaminations(Call& call,
                                                                  const v1::ListExaminationsRequest& request);
core::Result<Work<v1::SetDmpFeedingResponse>> SetDmpFeeding(Call& call, const v1::SetDmpFeedingRequest& request);

}  // namespace parcours::exams
