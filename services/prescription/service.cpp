#include "services/prescription/service.h"

#include <vector>

#include "parcours/prescription/v1/prescription.grpc.pb.h"
#include "services/platform/rpc/serve.h"
#include "services/prescription/handlers/handlers.h"
#include "services/prescription/store.h"

namespace parcours::prescription {
namespace {

using grpc::ServerContext;
using grpc::Status;
using platform::Serve;

class Adapter final : public v1::PrescriptionService::Service {
 public:
  explicit Adapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status CreatePrescription(ServerContext* context, const v1::CreatePrescriptionRequest* request,
                            v1::CreatePrescriptionResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &prescription::CreatePrescription);
  }
  Status SignPrescription(ServerContext* context, const v1::SignPrescriptionRequest* request,
                          v1::SignPrescriptionResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &prescription::SignPrescription);
  }
  Status GetPrescription(ServerContext* context, const v1::GetPrescriptionRequest* request,
                         v1::GetPrescriptionResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &prescription::GetPrescription);
  }
  Status RetrievePrescription(ServerContext* context, const v1::RetrievePrescriptionRequest* request,
                              v1::RetrievePrescriptionResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &prescription::RetrievePrescription);
  }
  Status DispensePrescription(ServerContext* context, const v1::DispensePrescriptionRequest* request,
                              v1::DispensePrescriptionResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &prescription::DispensePrescription);
  }
  Status ListPrescriptions(ServerContext* context, const v1::ListPrescriptionsRequest* request,
                           v1::ListPrescriptionsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &prescription::ListPrescriptions);
  }
  Status ListDispensings(ServerContext* context, const v1::ListDispensingsRequest* request,
                         v1::ListDispensingsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &prescription::ListDispensings);
  }
  Status RenewPrescription(ServerContext* context, const v1::RenewPrescriptionRequest* request,
                           v1::RenewPrescriptionResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &prescription::RenewPrescription);
  }
  Status StopLines(ServerContext* context, const v1::StopLinesRequest* request,
                   v1::StopLinesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &prescription::StopLines);
  }
  Status CancelPrescription(ServerContext* context, const v1::CancelPrescriptionRequest* request,
                            v1::CancelPrescriptionResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &prescription::CancelPrescription);
  }
  Status RecordViewOpposition(ServerContext* context, const v1::RecordViewOppositionRequest* request,
                              v1::RecordViewOppositionResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &prescription::RecordViewOpposition);
  }

 private:
  platform::Pipeline& pipeline_;
};

class PrescriptionCareService final : public platform::CareService {
 public:
  explicit PrescriptionCareService(platform::Pipeline& pipeline) : adapter_(pipeline) {}

  std::vector<platform::RpcService> rpcs() override {
    return {{&adapter_, v1::PrescriptionService::service_full_name()}};
  }
  platform::Schema schema() const override { return PrescriptionSchema(); }
  // A cast has no ordonnances: scenarios write them.
  core::Result<void> Seed(platform::Transaction& /*tx*/, const sandbox::v1::Cast& /*cast*/) override { return {}; }

 private:
  Adapter adapter_;
};

}  // namespace

std::unique_ptr<platform::CareService> Make(const platform::CareContext& context) {
  return std::make_unique<PrescriptionCareService>(context.pipeline);
}

}  // namespace parcours::prescription
