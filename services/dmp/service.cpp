#include "services/dmp/service.h"

#include <vector>

#include "parcours/dmp/v1/dmp.grpc.pb.h"
#include "services/dmp/handlers/handlers.h"
#include "services/dmp/seed.h"
#include "services/dmp/store.h"
#include "services/platform/rpc/serve.h"

namespace parcours::dmp {
namespace {

using grpc::ServerContext;
using grpc::Status;
using platform::Serve;

class Adapter final : public v1::DmpService::Service {
 public:
  explicit Adapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status GetRecordStatus(ServerContext* context, const v1::GetRecordStatusRequest* request,
                         v1::GetRecordStatusResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::GetRecordStatus);
  }
  Status OpenRecord(ServerContext* context, const v1::OpenRecordRequest* request,
                    v1::OpenRecordResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::OpenRecord);
  }
  Status RecordOpposition(ServerContext* context, const v1::RecordOppositionRequest* request,
                          v1::RecordOppositionResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::RecordOpposition);
  }
  Status CloseRecord(ServerContext* context, const v1::CloseRecordRequest* request,
                     v1::CloseRecordResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::CloseRecord);
  }
  Status ReopenRecord(ServerContext* context, const v1::ReopenRecordRequest* request,
                      v1::ReopenRecordResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::ReopenRecord);
  }
  Status SetAuthorisation(ServerContext* context, const v1::SetAuthorisationRequest* request,
                          v1::SetAuthorisationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::SetAuthorisation);
  }
  Status SubmitDocument(ServerContext* context, const v1::SubmitDocumentRequest* request,
                        v1::SubmitDocumentResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::SubmitDocument);
  }
  Status SearchDocuments(ServerContext* context, const v1::SearchDocumentsRequest* request,
                         v1::SearchDocumentsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::SearchDocuments);
  }
  Status GetDocument(ServerContext* context, const v1::GetDocumentRequest* request,
                     v1::GetDocumentResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::GetDocument);
  }
  Status SetVisibility(ServerContext* context, const v1::SetVisibilityRequest* request,
                       v1::SetVisibilityResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::SetVisibility);
  }
  Status DeleteDocument(ServerContext* context, const v1::DeleteDocumentRequest* request,
                        v1::DeleteDocumentResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::DeleteDocument);
  }
  Status AddPatientDocument(ServerContext* context, const v1::AddPatientDocumentRequest* request,
                            v1::AddPatientDocumentResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::AddPatientDocument);
  }
  Status SetAccessSettings(ServerContext* context, const v1::SetAccessSettingsRequest* request,
                           v1::SetAccessSettingsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::SetAccessSettings);
  }
  Status BlockProfessional(ServerContext* context, const v1::BlockProfessionalRequest* request,
                           v1::BlockProfessionalResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::BlockProfessional);
  }
  Status UnblockProfessional(ServerContext* context, const v1::UnblockProfessionalRequest* request,
                             v1::UnblockProfessionalResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::UnblockProfessional);
  }
  Status ListBlockedProfessionals(ServerContext* context, const v1::ListBlockedProfessionalsRequest* request,
                                  v1::ListBlockedProfessionalsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::ListBlockedProfessionals);
  }
  Status ListAccesses(ServerContext* context, const v1::ListAccessesRequest* request,
                      v1::ListAccessesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::ListAccesses);
  }
  Status RecordDelegation(ServerContext* context, const v1::RecordDelegationRequest* request,
                          v1::RecordDelegationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::RecordDelegation);
  }
  Status ExplainAccess(ServerContext* context, const v1::ExplainAccessRequest* request,
                       v1::ExplainAccessResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &dmp::ExplainAccess);
  }

 private:
  platform::Pipeline& pipeline_;
};

class DmpCareService final : public platform::CareService {
 public:
  explicit DmpCareService(platform::Pipeline& pipeline) : adapter_(pipeline) {}

  std::vector<platform::RpcService> rpcs() override { return {{&adapter_, v1::DmpService::service_full_name()}}; }
  platform::Schema schema() const override { return DmpSchema(); }
  core::Result<void> Seed(platform::Transaction& tx, const sandbox::v1::Cast& cast) override {
    return SeedRecords(tx, cast);
  }

 private:
  Adapter adapter_;
};

}  // namespace

std::unique_ptr<platform::CareService> Make(const platform::CareContext& context) {
  return std::make_unique<DmpCareService>(context.pipeline);
}

}  // namespace parcours::dmp
