// The handlers of DmpService: one function per RPC, each in its own file. What each does and refuses stands in the
// contract, parcours/dmp/v1/dmp.proto.
//
// `request` is borrowed until the returned work has run. Thread-safe: they keep nothing.
#pragma once

#include "core/result.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::dmp {

using platform::Call;
using platform::Work;

core::Result<Work<v1::GetRecordStatusResponse>> GetRecordStatus(Call& call, const v1::GetRecordStatusRequest& request);
core::Result<Work<v1::OpenRecordResponse>> OpenRecord(Call& call, const v1::OpenRecordRequest& request);
core::Result<Work<v1::RecordOppositionResponse>> RecordOpposition(Call& call,
                                                                  const v1::RecordOppositionRequest& request);
core::Result<Work<v1::CloseRecordResponse>> CloseRecord(Call& call, const v1::CloseRecordRequest& request);
core::Result<Work<v1::ReopenRecordResponse>> ReopenRecord(Call& call, const v1::ReopenRecordRequest& request);
core::Result<Work<v1::SetAuthorisationResponse>> SetAuthorisation(Call& call,
                                                                  const v1::SetAuthorisationRequest& request);
core::Result<Work<v1::SubmitDocumentResponse>> SubmitDocument(Call& call, const v1::SubmitDocumentRequest& request);
core::Result<Work<v1::SearchDocumentsResponse>> SearchDocuments(Call& call, const v1::SearchDocumentsRequest& request);
core::Result<Work<v1::GetDocumentResponse>> GetDocument(Call& call, const v1::GetDocumentRequest& request);
core::Result<Work<v1::SetVisibilityResponse>> SetVisibility(Call& call, const v1::SetVisibilityRequest& request);
core::Result<Work<v1::DeleteDocumentResponse>> DeleteDocument(Call& call, const v1::DeleteDocumentRequest& request);
core::Result<Work<v1::AddPatientDocumentResponse>> AddPatientDocument(Call& call,
                                                                      const v1::AddPatientDocumentRequest& request);
core::Result<Work<v1::SetAccessSettingsResponse>> SetAccessSettings(Call& call,
                                                                    const v1::SetAccessSettingsRequest& request);
core::Result<Work<v1::BlockProfessionalResponse>> BlockProfessional(Call& call,
                                                                    const v1::BlockProfessionalRequest& request);
core::Result<Work<v1::UnblockProfessionalResponse>> UnblockProfessional(Call& call,
                                                                        const v1::UnblockProfessionalRequest& request);
core::Result<Work<v1::ListBlockedProfessionalsResponse>> ListBlockedProfessionals(
    Call& call, const v1::ListBlockedProfessionalsRequest& request);
core::Result<Work<v1::ListAccessesResponse>> ListAccesses(Call& call, const v1::ListAccessesRequest& request);
core::Result<Work<v1::RecordDelegationResponse>> RecordDelegation(Call& call,
                                                                  const v1::RecordDelegationRequest& request);
core::Result<Work<v1::ExplainAccessResponse>> ExplainAccess(Call& call, const v1::ExplainAccessRequest& request);

}  // namespace parcours::dmp
