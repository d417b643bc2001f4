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
