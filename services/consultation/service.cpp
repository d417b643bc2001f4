#include "services/consultation/service.h"

#include <vector>

#include "parcours/consultation/v1/consultation.grpc.pb.h"
#include "services/consultation/handlers/handlers.h"
#include "services/consultation/store.h"
#include "services/platform/rpc/serve.h"

namespace parcours::consultation {
namespace {

using grpc::ServerContext;
using grpc::Status;
using platform::Serve;

class Adapter final : public v1::ConsultationService::Service {
 public:
  explicit Adapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status OpenConsultation(ServerContext* context, const v1::OpenConsultationRequest* request,
                          v1::OpenConsultationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &consultation::OpenConsultation);
  }
  Status RecordAiInformation(ServerContext* context, const v1::RecordAiInformationRequest* request,
                             v1::RecordAiInformationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &consultation::RecordAiInformation);
  }
  Status RecordNotes(ServerContext* context, const v1::RecordNotesRequest* request,
                     v1::RecordNotesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &consultation::RecordNotes);
  }
  Status DraftReport(ServerContext* context, const v1::DraftReportRequest* request,
                     v1::DraftReportResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &consultation::DraftReport);
  }
  Status WriteReport(ServerContext* context, const v1::WriteReportRequest* request,
                     v1::WriteReportResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &consultation::WriteReport);
  }
  Status ConfirmPassages(ServerContext* context, const v1::ConfirmPassagesRequest* request,
                         v1::ConfirmPassagesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &consultation::ConfirmPassages);
  }
  Status CorrectPassage(ServerContext* context, const v1::CorrectPassageRequest* request,
                        v1::CorrectPassageResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &consultation::CorrectPassage);
  }
  Status SignReport(ServerContext* context, const v1::SignReportRequest* request,
                    v1::SignReportResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &consultation::SignReport);
  }
  Status SendReport(ServerContext* context, const v1::SendReportRequest* request,
                    v1::SendReportResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &consultation::SendReport);
  }
  Status ReviseReport(ServerContext* context, const v1::ReviseReportRequest* request,
                      v1::ReviseReportResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &consultation::ReviseReport);
  }
  Status GetConsultation(ServerContext* context, const v1::GetConsultationRequest* request,
                         v1::GetConsultationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &consultation::GetConsultation);
  }

 private:
  platform::Pipeline& pipeline_;
};

class ConsultationCareService final : public platform::CareService {
 public:
  explicit ConsultationCareService(platform::Pipeline& pipeline) : adapter_(pipeline) {}

  std::vector<platform::RpcService> rpcs() override {
    return {{&adapter_, v1::ConsultationService::service_full_name()}};
  }
  platform::Schema schema() const override { return ConsultationSchema(); }
  // A cast has no consultations: scenarios begin them.
  core::Result<void> Seed(platform::Transaction& /*tx*/, const sandbox::v1::Cast& /*cast*/) override { return {}; }

 private:
  Adapter adapter_;
};

}  // namespace

std::unique_ptr<platform::CareService> Make(const platform::CareContext& context) {
  return std::make_unique<ConsultationCareService>(context.pipeline);
}

}  // namespace parcours::consultation
