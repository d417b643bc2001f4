#include "services/followup/service.h"

#include <vector>

#include "parcours/followup/v1/orientation.grpc.pb.h"
#include "services/followup/handlers/orientation/handlers.h"
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

class FollowupCareService final : public platform::CareService {
 public:
  explicit FollowupCareService(platform::Pipeline& pipeline) : orientation_(pipeline) {}

  std::vector<platform::RpcService> rpcs() override {
    return {{&orientation_, v1::OrientationService::service_full_name()}};
  }
  platform::Schema schema() const override { return FollowupSchema(); }
  core::Result<void> Seed(platform::Transaction& tx, const sandbox::v1::Cast& cast) override {
    return SeedUnits(tx, cast);
  }

 private:
  OrientationAdapter orientation_;
};

}  // namespace

std::unique_ptr<platform::CareService> Make(const platform::CareContext& context) {
  return std::make_unique<FollowupCareService>(context.pipeline);
}

}  // namespace parcours::followup
