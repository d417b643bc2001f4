// The handlers of CoordinationService: one function per RPC, each in its own file. What each does and refuses stands in
// the contract, parcours/followup/v1/coordination.proto.
//
// `request` is borrowed until the returned work has run. Thread-safe: they keep nothing.
#pragma once

#include "core/result.h"
#include "parcours/followup/v1/coordination.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::followup {

using platform::Call;
using platform::Work;

core::Result<Work<v1::OpenCircleResponse>> OpenCircle(Call& call, const v1::OpenCircleRequest& request);
core::Result<Work<v1::ConsentToCircleResponse>> ConsentToCircle(Call& call, const v1::ConsentToCircleRequest& request);
core::Result<Work<v1::InviteMemberResponse>> InviteMember(Call& call, const v1::InviteMemberRequest& request);
core::Result<Work<v1::AnswerInvitationResponse>> AnswerInvitation(Call& call,
                                                                  const v1::AnswerInvitationRequest& request);
core::Result<Work<v1::RemoveMemberResponse>> RemoveMember(Call& call, const v1::RemoveMemberRequest& request);
core::Result<Work<v1::GetCircleResponse>> GetCircle(Call& call, const v1::GetCircleRequest& request);
core::Result<Work<v1::ListCirclesResponse>> ListCircles(Call& call, const v1::ListCirclesRequest& request);
core::Result<Work<v1::WriteCarePlanResponse>> WriteCarePlan(Call& call, const v1::WriteCarePlanRequest& request);
core::Result<Work<v1::ValidateCarePlanResponse>> ValidateCarePlan(Call& call,
                                                                  const v1::ValidateCarePlanRequest& request);
core::Result<Work<v1::ReportActionResponse>> ReportAction(Call& call, const v1::ReportActionRequest& request);
core::Result<Work<v1::GetCarePlanResponse>> GetCarePlan(Call& call, const v1::GetCarePlanRequest& request);
core::Result<Work<v1::WriteNoteResponse>> WriteNote(Call& call, const v1::WriteNoteRequest& request);
core::Result<Work<v1::ListNotesResponse>> ListNotes(Call& call, const v1::ListNotesRequest& request);
core::Result<Work<v1::AddAppointmentResponse>> AddAppointment(Call& call, const v1::AddAppointmentRequest& request);
core::Result<Work<v1::ChangeAppointmentResponse>> ChangeAppointment(Call& call,
                                                                    const v1::ChangeAppointmentRequest& request);
core::Result<Work<v1::ListAppointmentsResponse>> ListAppointments(Call& call,
                                                                  const v1::ListAppointmentsRequest& request);

}  // namespace parcours::followup
