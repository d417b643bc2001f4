#include "services/emergency/service.h"

#include <vector>

#include "parcours/emergency/v1/emergency.grpc.pb.h"
#include "parcours/emergency/v1/hub.grpc.pb.h"
#include "services/emergency/handlers/handlers.h"
#include "services/emergency/seed.h"
#include "services/emergency/store.h"
#include "services/platform/rpc/serve.h"

namespace parcours::emergency {
namespace {

using grpc::ServerContext;
using grpc::Status;
using platform::Serve;

class Adapter final : public v1::EmergencyService::Service {
 public:
  explicit Adapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status AnswerCall(ServerContext* context, const v1::AnswerCallRequest* request,
                    v1::AnswerCallResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::AnswerCall);
  }
  Status RecordCommunication(ServerContext* context, const v1::RecordCommunicationRequest* request,
                             v1::RecordCommunicationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::RecordCommunication);
  }
  Status SetPatient(ServerContext* context, const v1::SetPatientRequest* request,
                    v1::SetPatientResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::SetPatient);
  }
  Status QualifyFile(ServerContext* context, const v1::QualifyFileRequest* request,
                     v1::QualifyFileResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::QualifyFile);
  }
  Status RegulateFile(ServerContext* context, const v1::RegulateFileRequest* request,
                      v1::RegulateFileResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::RegulateFile);
  }
  Status Decide(ServerContext* context, const v1::DecideRequest* request, v1::DecideResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::Decide);
  }
  Status EngageVehicle(ServerContext* context, const v1::EngageVehicleRequest* request,
                       v1::EngageVehicleResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::EngageVehicle);
  }
  Status ReportVehicleStatus(ServerContext* context, const v1::ReportVehicleStatusRequest* request,
                             v1::ReportVehicleStatusResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::ReportVehicleStatus);
  }
  Status HandOverPatient(ServerContext* context, const v1::HandOverPatientRequest* request,
                         v1::HandOverPatientResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::HandOverPatient);
  }
  Status AcceptHandover(ServerContext* context, const v1::AcceptHandoverRequest* request,
                        v1::AcceptHandoverResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::AcceptHandover);
  }
  Status CompleteFile(ServerContext* context, const v1::CompleteFileRequest* request,
                      v1::CompleteFileResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::CompleteFile);
  }
  Status ValidateFile(ServerContext* context, const v1::ValidateFileRequest* request,
                      v1::ValidateFileResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::ValidateFile);
  }
  Status GetFile(ServerContext* context, const v1::GetFileRequest* request, v1::GetFileResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::GetFile);
  }
  Status ListFiles(ServerContext* context, const v1::ListFilesRequest* request,
                   v1::ListFilesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::ListFiles);
  }
  Status AddObservation(ServerContext* context, const v1::AddObservationRequest* request,
                        v1::AddObservationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::AddObservation);
  }
  Status TransferFile(ServerContext* context, const v1::TransferFileRequest* request,
                      v1::TransferFileResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::TransferFile);
  }
  Status AnswerTransfer(ServerContext* context, const v1::AnswerTransferRequest* request,
                        v1::AnswerTransferResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::AnswerTransfer);
  }

 private:
  platform::Pipeline& pipeline_;
};

class HubAdapter final : public v1::HubService::Service {
 public:
  explicit HubAdapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status DeliverTransfer(ServerContext* context, const v1::DeliverTransferRequest* request,
                         v1::DeliverTransferResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &emergency::DeliverTransfer);
  }

 private:
  platform::Pipeline& pipeline_;
};

class EmergencyCareService final : public platform::CareService {
 public:
  explicit EmergencyCareService(platform::Pipeline& pipeline) : adapter_(pipeline), hub_(pipeline) {}

  std::vector<platform::RpcService> rpcs() override {
    return {{&adapter_, v1::EmergencyService::service_full_name()}, {&hub_, v1::HubService::service_full_name()}};
  }
  platform::Schema schema() const override { return EmergencySchema(); }
  core::Result<void> Seed(platform::Transaction& tx, const sandbox::v1::Cast& cast) override {
    return SeedStructures(tx, cast);
  }

 private:
  Adapter adapter_;
  HubAdapter hub_;
};

}  // namespace

std::unique_ptr<platform::CareService> Make(const platform::CareContext& context) {
  return std::make_unique<EmergencyCareService>(context.pipeline);
}

}  // namespace parcours::emergency
