#include "services/ins/service.h"

#include <vector>

#include "parcours/ins/v1/ins.grpc.pb.h"
#include "services/ins/handlers/handlers.h"
#include "services/ins/seed.h"
#include "services/ins/store.h"
#include "services/platform/rpc/serve.h"

namespace parcours::ins {
namespace {

using grpc::ServerContext;
using grpc::Status;
using platform::Serve;

class Adapter final : public v1::InsService::Service {
 public:
  explicit Adapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status SearchByTraits(ServerContext* context, const v1::SearchByTraitsRequest* request,
                        v1::SearchByTraitsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::SearchByTraits);
  }
  Status RetrieveIdentity(ServerContext* context, const v1::RetrieveIdentityRequest* request,
                          v1::RetrieveIdentityResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::RetrieveIdentity);
  }
  Status SearchByCarteVitale(ServerContext* context, const v1::SearchByCarteVitaleRequest* request,
                             v1::SearchByCarteVitaleResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::SearchByCarteVitale);
  }
  Status SearchByAppliCarteVitale(ServerContext* context, const v1::SearchByAppliCarteVitaleRequest* request,
                                  v1::SearchByAppliCarteVitaleResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::SearchByAppliCarteVitale);
  }
  Status VerifyIdentities(ServerContext* context, const v1::VerifyIdentitiesRequest* request,
                          v1::VerifyIdentitiesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::VerifyIdentities);
  }
  Status RegisterIdentity(ServerContext* context, const v1::RegisterIdentityRequest* request,
                          v1::RegisterIdentityResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::RegisterIdentity);
  }
  Status UpdateTraits(ServerContext* context, const v1::UpdateTraitsRequest* request,
                      v1::UpdateTraitsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::UpdateTraits);
  }
  Status ValidateIdentity(ServerContext* context, const v1::ValidateIdentityRequest* request,
                          v1::ValidateIdentityResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::ValidateIdentity);
  }
  Status SetIdentityAttributes(ServerContext* context, const v1::SetIdentityAttributesRequest* request,
                               v1::SetIdentityAttributesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::SetIdentityAttributes);
  }
  Status DowngradeIdentity(ServerContext* context, const v1::DowngradeIdentityRequest* request,
                           v1::DowngradeIdentityResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::DowngradeIdentity);
  }
  Status GetIdentity(ServerContext* context, const v1::GetIdentityRequest* request,
                     v1::GetIdentityResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::GetIdentity);
  }
  Status ListIdentities(ServerContext* context, const v1::ListIdentitiesRequest* request,
                        v1::ListIdentitiesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::ListIdentities);
  }
  Status CheckIdentity(ServerContext* context, const v1::CheckIdentityRequest* request,
                       v1::CheckIdentityResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::CheckIdentity);
  }
  Status ResolvePerson(ServerContext* context, const v1::ResolvePersonRequest* request,
                       v1::ResolvePersonResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::ResolvePerson);
  }
  Status AmendCivilStatus(ServerContext* context, const v1::AmendCivilStatusRequest* request,
                          v1::AmendCivilStatusResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::AmendCivilStatus);
  }
  Status BuildDatamatrix(ServerContext* context, const v1::BuildDatamatrixRequest* request,
                         v1::BuildDatamatrixResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::BuildDatamatrix);
  }
  Status ReadDatamatrix(ServerContext* context, const v1::ReadDatamatrixRequest* request,
                        v1::ReadDatamatrixResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &ins::ReadDatamatrix);
  }

 private:
  platform::Pipeline& pipeline_;
};

class InsCareService final : public platform::CareService {
 public:
  explicit InsCareService(platform::Pipeline& pipeline) : adapter_(pipeline) {}

  std::vector<platform::RpcService> rpcs() override { return {{&adapter_, v1::InsService::service_full_name()}}; }
  platform::Schema schema() const override { return InsSchema(); }
  core::Result<void> Seed(platform::Transaction& tx, const sandbox::v1::Cast& cast) override {
    return SeedPersons(tx, cast);
  }

 private:
  Adapter adapter_;
};

}  // namespace

std::unique_ptr<platform::CareService> Make(const platform::CareContext& context) {
  return std::make_unique<InsCareService>(context.pipeline);
}

}  // namespace parcours::ins
