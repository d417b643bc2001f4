#include "services/exams/service.h"

#include <vector>

#include "parcours/exams/v1/exams.grpc.pb.h"
#include "services/exams/handlers/handlers.h"
#include "services/exams/store.h"
#include "services/platform/rpc/serve.h"

namespace parcours::exams {
namespace {

using grpc::ServerContext;
using grpc::Status;
using platform::Serve;

class Adapter final : public v1::ExaminationService::Service {
 public:
  explicit Adapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status RequestExamination(ServerContext* context, const v1::RequestExaminationRequest* request,
                            v1::RequestExaminationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &exams::RequestExamination);
  }
  Status RegisterExamination(ServerContext* context, const v1::RegisterExaminationRequest* request,
                             v1::RegisterExaminationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &exams::RegisterExamination);
  }
  Status RecordSample(ServerContext* context, const v1::RecordSampleRequest* request,
                      v1::RecordSampleResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &exams::RecordSample);
  }
  Status RecordAcquisition(ServerContext* context, const v1::RecordAcquisitionRequest* request,
                           v1::RecordAcquisitionResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &exams::RecordAcquisition);
  }
  Status EnterResult(ServerContext* context, const v1::EnterResultRequest* request,
                     v1::EnterResultResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &exams::EnterResult);
  }
  Status ValidateExamination(ServerContext* context, const v1::ValidateExaminationRequest* request,
                             v1::ValidateExaminationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &exams::ValidateExamination);
  }
  Status CorrectExamination(ServerContext* context, const v1::CorrectExaminationRequest* request,
                            v1::CorrectExaminationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &exams::CorrectExamination);
  }
  Status GetExamination(ServerContext* context, const v1::GetExaminationRequest* request,
                        v1::GetExaminationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &exams::GetExamination);
  }
  Status GetReport(ServerContext* context, const v1::GetReportRequest* request,
                   v1::GetReportResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &exams::GetReport);
  }
  Status ListExaminations(ServerContext* context, const v1::ListExaminationsRequest* request,
                          v1::ListExaminationsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &exams::ListExaminations);
  }
  Status SetDmpFeeding(ServerContext* context, const v1::SetDmpFeedingRequest* request,
                       v1::SetDmpFeedingResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &exams::SetDmpFeeding);
  }

 private:
  platform::Pipeline& pipeline_;
};

class ExamsCareService final : public platform::CareService {
 public:
  explicit ExamsCareService(platform::Pipeline& pipeline) : adapter_(pipeline) {}

  std::vector<platform::RpcService> rpcs() override {
    return {{&adapter_, v1::ExaminationService::service_full_name()}};
  }
  platform::Schema schema() const override { return ExamsSchema(); }
  // A cast has no examinations: scenarios ask for them.
  core::Result<void> Seed(platform::Transaction& /*tx*/, const sandbox::v1::Cast& /*cast*/) override { return {}; }

 private:
  Adapter adapter_;
};

}  // namespace

std::unique_ptr<platform::CareService> Make(const platform::CareContext& context) {
  return std::make_unique<ExamsCareService>(context.pipeline);
}

}  // namespace parcours::exams
