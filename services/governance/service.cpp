#include "services/governance/service.h"

#include <vector>

#include "parcours/governance/v1/governance.grpc.pb.h"
#include "services/governance/handlers/handlers.h"
#include "services/platform/rpc/serve.h"

namespace parcours::governance {
namespace {

using grpc::ServerContext;
using grpc::Status;
using platform::Serve;

class Adapter final : public v1::GovernanceService::Service {
 public:
  explicit Adapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status ListBodies(ServerContext* context, const v1::ListBodiesRequest* request,
                    v1::ListBodiesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &governance::ListBodies);
  }
  Status GetBody(ServerContext* context, const v1::GetBodyRequest* request, v1::GetBodyResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &governance::GetBody);
  }
  Status WhoGoverns(ServerContext* context, const v1::WhoGovernsRequest* request,
                    v1::WhoGovernsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &governance::WhoGoverns);
  }

 private:
  platform::Pipeline& pipeline_;
};

class GovernanceCareService final : public platform::CareService {
 public:
  explicit GovernanceCareService(platform::Pipeline& pipeline) : adapter_(pipeline) {}

  std::vector<platform::RpcService> rpcs() override {
    return {{&adapter_, v1::GovernanceService::service_full_name()}};
  }
  // The catalogue is compiled in.
  platform::Schema schema() const override { return {.owner = "governance"}; }
  core::Result<void> Seed(platform::Transaction& /*tx*/, const sandbox::v1::Cast& /*cast*/) override { return {}; }

 private:
  Adapter adapter_;
};

}  // namespace

std::unique_ptr<platform::CareService> Make(const platform::CareContext& context) {
  return std::make_unique<GovernanceCareService>(context.pipeline);
}

}  // namespace parcours::governance
