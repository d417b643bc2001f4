// The handlers of TelemonitoringService: one function per RPC, each in its own file. What each does and refuses stands
// in the contract, parcours/followup/v1/telemonitoring.proto.
//
// `request` is borrowed until the returned work has run. Thread-safe: they keep nothing.
#pragma once

#include "core/result.h"
#include "parcours/followup/v1/telemonitoring.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::followup {

using platform::Call;
using platform::Work;

core::Result<Work<v1::ProposePlanResponse>> ProposePlan(Call& call, const v1::ProposePlanRequest& request);
core::Result<Work<v1::RecordConsentResponse>> RecordConsent(Call& call, const v1::RecordConsentRequest& request);
core::Result<Work<v1::PrescribePlanResponse>> PrescribePlan(Call& call, const v1::PrescribePlanRequest& request);
core::Result<Work<v1::ActivatePlanResponse>> ActivatePlan(Call& call, const v1::ActivatePlanRequest& request);
core::Result<Work<v1::RecordMeasureResponse>> RecordMeasure(Call& call, const v1::RecordMeasureRequest& request);
core::Result<Work<v1::EvaluatePlansResponse>> EvaluatePlans(Call& call, const v1::EvaluatePlansRequest& request);
core::Result<Work<v1::GetPlanResponse>> GetPlan(Call& call, const v1::GetPlanRequest& request);
core::Result<Work<v1::ListPlansResponse>> ListPlans(Call& call, const v1::ListPlansRequest& request);
core::Result<Work<v1::ListMeasuresResponse>> ListMeasures(Call& call, const v1::ListMeasuresRequest& request);
core::Result<Work<v1::ListAlertsResponse>> ListAlerts(Call& call, const v1::ListAlertsRequest& request);
core::Result<Work<v1::HandleAlertResponse>> HandleAlert(Call& call, const v1::HandleAlertRequest& request);
core::Result<Work<v1::CloseAlertResponse>> CloseAlert(Call& call, const v1::CloseAlertRequest& request);
core::Result<Work<v1::MuteAlertsResponse>> MuteAlerts(Call& call, const v1::MuteAlertsRequest& request);
core::Result<Work<v1::SuspendPlanResponse>> SuspendPlan(Call& call, const v1::SuspendPlanRequest& request);
core::Result<Work<v1::ResumePlanResponse>> ResumePlan(Call& call, const v1::ResumePlanRequest& request);
core::Result<Work<v1::RenewPlanResponse>> RenewPlan(Call& call, const v1::RenewPlanRequest& request);
core::Result<Work<v1::EndPlanResponse>> EndPlan(Call& call, const v1::EndPlanRequest& request);

}  // namespace parcours::followup
