#include "services/directory/service.h"

#include <vector>

#include "parcours/directory/v1/directory.grpc.pb.h"
#include "services/directory/handlers/handlers.h"
#include "services/directory/seed.h"
#include "services/directory/store.h"
#include "services/platform/rpc/serve.h"

namespace parcours::directory {
namespace {

using grpc::ServerContext;
using grpc::Status;
using platform::Serve;

class Adapter final : public v1::DirectoryService::Service {
 public:
  explicit Adapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status SearchProfessionals(ServerContext* context, const v1::SearchProfessionalsRequest* request,
                             v1::SearchProfessionalsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &directory::SearchProfessionals);
  }
  Status GetProfessional(ServerContext* context, const v1::GetProfessionalRequest* request,
                         v1::GetProfessionalResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &directory::GetProfessional);
  }
  Status GetStructure(ServerContext* context, const v1::GetStructureRequest* request,
                      v1::GetStructureResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &directory::GetStructure);
  }
  Status SearchStructures(ServerContext* context, const v1::SearchStructuresRequest* request,
                          v1::SearchStructuresResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &directory::SearchStructures);
  }
  Status FindMssAddresses(ServerContext* context, const v1::FindMssAddressesRequest* request,
                          v1::FindMssAddressesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &directory::FindMssAddresses);
  }

 private:
  platform::Pipeline& pipeline_;
};

class DirectoryCareService final : public platform::CareService {
 public:
  explicit DirectoryCareService(platform::Pipeline& pipeline) : adapter_(pipeline) {}

  std::vector<platform::RpcService> rpcs() override { return {{&adapter_, v1::DirectoryService::service_full_name()}}; }
  platform::Schema schema() const override { return DirectorySchema(); }
  core::Result<void> Seed(platform::Transaction& tx, const sandbox::v1::Cast& cast) override {
    return SeedDirectory(tx, cast);
  }

 private:
  Adapter adapter_;
};

}  // namespace

std::unique_ptr<platform::CareService> Make(const platform::CareContext& context) {
  return std::make_unique<DirectoryCareService>(context.pipeline);
}

}  // namespace parcours::directory
