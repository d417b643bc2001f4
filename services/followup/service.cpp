#include "services/followup/service.h"

#include <vector>

#include "parcours/followup/v1/coordination.grpc.pb.h"
#include "parcours/followup/v1/orientation.grpc.pb.h"
#include "parcours/followup/v1/telemonitoring.grpc.pb.h"
#include "services/followup/handlers/coordination/handlers.h"
#include "services/followup/handlers/orientation/handlers.h"
#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/orientation_store.h"
#include "services/followup/seed.h"
#include "services/platform/rpc/serve.h"

namespace parcours::followup {
namespace {

using grpc::ServerContext;
using grpc::Status;
using platform::Serve;

class OrientationAdapter final : public v1::OrientationService::Service {
 public:
  explicit OrientationAdapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status ListUnits(ServerContext* context, const v1::ListUnitsRequest* request,
                   v1::ListUnitsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ListUnits);
  }
  Status CreateFile(ServerContext* context, const v1::CreateFileRequest* request,
                    v1::CreateFileResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::CreateFile);
  }
  Status WritePart(ServerContext* context, const v1::WritePartRequest* request,
                   v1::WritePartResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::WritePart);
  }
  Status ValidatePart(ServerContext* context, const v1::ValidatePartRequest* request,
                      v1::ValidatePartResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ValidatePart);
  }
  Status SendRequests(ServerContext* context, const v1::SendRequestsRequest* request,
                      v1::SendRequestsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::SendRequests);
  }
  Status OpenFile(ServerContext* context, const v1::OpenFileRequest* request, v1::OpenFileResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::OpenFile);
  }
  Status ListFiles(ServerContext* context, const v1::ListFilesRequest* request,
                   v1::ListFilesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ListFiles);
  }
  Status ListRequests(ServerContext* context, const v1::ListRequestsRequest* request,
                      v1::ListRequestsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ListRequests);
  }
  Status ListReceivedRequests(ServerContext* context, const v1::ListReceivedRequestsRequest* request,
                              v1::ListReceivedRequestsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ListReceivedRequests);
  }
  Status AnswerRequest(ServerContext* context, const v1::AnswerRequestRequest* request,
                       v1::AnswerRequestResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::AnswerRequest);
  }
  Status SupplyInformation(ServerContext* context, const v1::SupplyInformationRequest* request,
                           v1::SupplyInformationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::SupplyInformation);
  }
  Status ConfirmRefusal(ServerContext* context, const v1::ConfirmRefusalRequest* request,
                        v1::ConfirmRefusalResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ConfirmRefusal);
  }
  Status RetainAgreement(ServerContext* context, const v1::RetainAgreementRequest* request,
                         v1::RetainAgreementResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::RetainAgreement);
  }
  Status RecordAdmission(ServerContext* context, const v1::RecordAdmissionRequest* request,
                         v1::RecordAdmissionResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::RecordAdmission);
  }
  Status RecordDischarge(ServerContext* context, const v1::RecordDischargeRequest* request,
                         v1::RecordDischargeResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::RecordDischarge);
  }
  Status CancelRequest(ServerContext* context, const v1::CancelRequestRequest* request,
                       v1::CancelRequestResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::CancelRequest);
  }
  Status CancelFile(ServerContext* context, const v1::CancelFileRequest* request,
                    v1::CancelFileResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::CancelFile);
  }
  Status ListOpenings(ServerContext* context, const v1::ListOpeningsRequest* request,
                      v1::ListOpeningsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ListOpenings);
  }

 private:
  platform::Pipeline& pipeline_;
};

class TelemonitoringAdapter final : public v1::TelemonitoringService::Service {
 public:
  explicit TelemonitoringAdapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status ProposePlan(ServerContext* context, const v1::ProposePlanRequest* request,
                     v1::ProposePlanResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ProposePlan);
  }
  Status RecordConsent(ServerContext* context, const v1::RecordConsentRequest* request,
                       v1::RecordConsentResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::RecordConsent);
  }
  Status PrescribePlan(ServerContext* context, const v1::PrescribePlanRequest* request,
                       v1::PrescribePlanResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::PrescribePlan);
  }
  Status ActivatePlan(ServerContext* context, const v1::ActivatePlanRequest* request,
                      v1::ActivatePlanResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ActivatePlan);
  }
  Status RecordMeasure(ServerContext* context, const v1::RecordMeasureRequest* request,
                       v1::RecordMeasureResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::RecordMeasure);
  }
  Status EvaluatePlans(ServerContext* context, const v1::EvaluatePlansRequest* request,
                       v1::EvaluatePlansResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::EvaluatePlans);
  }
  Status GetPlan(ServerContext* context, const v1::GetPlanRequest* request, v1::GetPlanResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::GetPlan);
  }
  Status ListPlans(ServerContext* context, const v1::ListPlansRequest* request,
                   v1::ListPlansResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ListPlans);
  }
  Status ListMeasures(ServerContext* context, const v1::ListMeasuresRequest* request,
                      v1::ListMeasuresResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ListMeasures);
  }
  Status ListAlerts(ServerContext* context, const v1::ListAlertsRequest* request,
                    v1::ListAlertsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ListAlerts);
  }
  Status HandleAlert(ServerContext* context, const v1::HandleAlertRequest* request,
                     v1::HandleAlertResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::HandleAlert);
  }
  Status CloseAlert(ServerContext* context, const v1::CloseAlertRequest* request,
                    v1::CloseAlertResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::CloseAlert);
  }
  Status MuteAlerts(ServerContext* context, const v1::MuteAlertsRequest* request,
                    v1::MuteAlertsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::MuteAlerts);
  }
  Status SuspendPlan(ServerContext* context, const v1::SuspendPlanRequest* request,
                     v1::SuspendPlanResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::SuspendPlan);
  }
  Status ResumePlan(ServerContext* context, const v1::ResumePlanRequest* request,
                    v1::ResumePlanResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ResumePlan);
  }
  Status RenewPlan(ServerContext* context, const v1::RenewPlanRequest* request,
                   v1::RenewPlanResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::RenewPlan);
  }
  Status EndPlan(ServerContext* context, const v1::EndPlanRequest* request, v1::EndPlanResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::EndPlan);
  }

 private:
  platform::Pipeline& pipeline_;
};

class CoordinationAdapter final : public v1::CoordinationService::Service {
 public:
  explicit CoordinationAdapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status OpenCircle(ServerContext* context, const v1::OpenCircleRequest* request,
                    v1::OpenCircleResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::OpenCircle);
  }
  Status ConsentToCircle(ServerContext* context, const v1::ConsentToCircleRequest* request,
                         v1::ConsentToCircleResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ConsentToCircle);
  }
  Status InviteMember(ServerContext* context, const v1::InviteMemberRequest* request,
                      v1::InviteMemberResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::InviteMember);
  }
  Status AnswerInvitation(ServerContext* context, const v1::AnswerInvitationRequest* request,
                          v1::AnswerInvitationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::AnswerInvitation);
  }
  Status RemoveMember(ServerContext* context, const v1::RemoveMemberRequest* request,
                      v1::RemoveMemberResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::RemoveMember);
  }
  Status GetCircle(ServerContext* context, const v1::GetCircleRequest* request,
                   v1::GetCircleResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::GetCircle);
  }
  Status ListCircles(ServerContext* context, const v1::ListCirclesRequest* request,
                     v1::ListCirclesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ListCircles);
  }
  Status WriteCarePlan(ServerContext* context, const v1::WriteCarePlanRequest* request,
                       v1::WriteCarePlanResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::WriteCarePlan);
  }
  Status ValidateCarePlan(ServerContext* context, const v1::ValidateCarePlanRequest* request,
                          v1::ValidateCarePlanResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ValidateCarePlan);
  }
  Status ReportAction(ServerContext* context, const v1::ReportActionRequest* request,
                      v1::ReportActionResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ReportAction);
  }
  Status GetCarePlan(ServerContext* context, const v1::GetCarePlanRequest* request,
                     v1::GetCarePlanResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::GetCarePlan);
  }
  Status WriteNote(ServerContext* context, const v1::WriteNoteRequest* request,
                   v1::WriteNoteResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::WriteNote);
  }
  Status ListNotes(ServerContext* context, const v1::ListNotesRequest* request,
                   v1::ListNotesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ListNotes);
  }
  Status AddAppointment(ServerContext* context, const v1::AddAppointmentRequest* request,
                        v1::AddAppointmentResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::AddAppointment);
  }
  Status ChangeAppointment(ServerContext* context, const v1::ChangeAppointmentRequest* request,
                           v1::ChangeAppointmentResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ChangeAppointment);
  }
  Status ListAppointments(ServerContext* context, const v1::ListAppointmentsRequest* request,
                          v1::ListAppointmentsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &followup::ListAppointments);
  }

 private:
  platform::Pipeline& pipeline_;
};

class FollowupCareService final : public platform::CareService {
 public:
  explicit FollowupCareService(platform::Pipeline& pipeline)
      : orientation_(pipeline), telemonitoring_(pipeline), coordination_(pipeline) {}

  std::vector<platform::RpcService> rpcs() override {
    return {{&orientation_, v1::OrientationService::service_full_name()},
            {&telemonitoring_, v1::TelemonitoringService::service_full_name()},
            {&coordination_, v1::CoordinationService::service_full_name()}};
  }
  platform::Schema schema() const override { return FollowupSchema(); }
  core::Result<void> Seed(platform::Transaction& tx, const sandbox::v1::Cast& cast) override {
    return SeedUnits(tx, cast);
  }

 private:
  OrientationAdapter orientation_;
  TelemonitoringAdapter telemonitoring_;
  CoordinationAdapter coordination_;
};

}  // namespace

std::unique_ptr<platform::CareService> Make(const platform::CareContext& context) {
  return std::make_unique<FollowupCareService>(context.pipeline);
}

}  // namespace parcours::followup
