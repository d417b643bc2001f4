#include "services/platform/rpc/forwarding_service.h"

#include <grpcpp/impl/codegen/rpc_service_method.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/method_handler.h>

#include <utility>

#include "core/external_mark.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/platform/rpc/byte_buffers.h"
#include "services/platform/rpc/serve.h"

namespace parcours::platform {
namespace {

std::unique_ptr<google::protobuf::Message> NewMessage(const google::protobuf::Descriptor* type) {
  return std::unique_ptr<google::protobuf::Message>(
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(type)->New());
}

}  // namespace

ForwardingService::ForwardingService(Pipeline& pipeline, const google::protobuf::ServiceDescriptor& service,
                                     std::unique_ptr<ForeignServer> server)
    : pipeline_(pipeline), server_(std::move(server)) {
  for (int i = 0; i < service.method_count(); ++i) Add(*service.method(i));
}

// As generated services do it, for a method whose types are known at run time only.
void ForwardingService::Add(const google::protobuf::MethodDescriptor& method) {
  const auto forward = [this, &method](ForwardingService*, grpc::ServerContext* context, const grpc::ByteBuffer* asked,
                                       grpc::ByteBuffer* answered) -> grpc::Status {
    const auto request = NewMessage(method.input_type());
    const auto response = NewMessage(method.output_type());
    if (!FromBuffer(*asked, *request)) {
      return ToStatus(core::Refusal{.reason = common::v1::REASON_INVALID_ARGUMENT,
                                    .detail = "the request is no " + method.input_type()->name()});
    }
    const auto outcome =
        pipeline_.Forward(PeerOf(*context), *request, *response,
                          [&](const common::v1::OnBehalf& on_behalf, core::Time until,
                              const google::protobuf::Message& question, google::protobuf::Message& answer) {
                            context->AddTrailingMetadata(core::kExternalMark, "1");
                            return server_->Call(on_behalf, until, question, answer);
                          });
    if (!outcome) return ToStatus(outcome.error());
    *answered = ToBuffer(*response);
    return grpc::Status::OK;
  };
  const std::string& path = paths_.emplace_back("/" + method.service()->full_name() + "/" + method.name());
  AddMethod(new grpc::internal::RpcServiceMethod(
      path.c_str(), grpc::internal::RpcMethod::NORMAL_RPC,
      new grpc::internal::RpcMethodHandler<ForwardingService, grpc::ByteBuffer, grpc::ByteBuffer>(forward, this)));
}

}  // namespace parcours::platform
