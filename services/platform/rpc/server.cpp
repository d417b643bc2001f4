#include "services/platform/rpc/server.h"

#include <grpc/support/log.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/security/auth_metadata_processor.h>
#include <grpcpp/server_builder.h>

#include <chrono>
#include <string_view>

#include "core/log.h"
#include "core/reasons.h"
#include "core/refusal_wire.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::platform {
namespace {

// The exceptions to "no method without a rule": gRPC's own health and reflection, which tell nothing of anybody.
constexpr std::string_view kOpenServices[] = {"grpc.health.v1.Health/", "grpc.reflection.v1alpha.ServerReflection/"};

// The second lock: whatever gets registered by mistake is denied unless it has a rule. Refusals with reasons come from
// the pipeline, since what is refused here loses its details.
class Gate final : public grpc::AuthMetadataProcessor {
 public:
  explicit Gate(const MethodTable& methods) : methods_(methods) {}

  bool IsBlocking() const override { return false; }

  grpc::Status Process(const InputMetadata& metadata, grpc::AuthContext* /*context*/, OutputMetadata* /*consumed*/,
                       OutputMetadata* /*response*/) override {
    const auto path = metadata.find(":path");
    if (path == metadata.end() || path->second.empty()) return {grpc::StatusCode::PERMISSION_DENIED, "no method"};
    const std::string_view method(path->second.data() + 1, path->second.size() - 1);
    if (methods_.FindByName(method) != nullptr) return grpc::Status::OK;
    for (const std::string_view open : kOpenServices) {
      if (method.substr(0, open.size()) == open) return grpc::Status::OK;
    }
    return {grpc::StatusCode::UNIMPLEMENTED,
            core::RefusalMessage(
                core::Refusal{.reason = common::v1::REASON_UNKNOWN_METHOD, .detail = std::string(method)})};
  }

 private:
  const MethodTable& methods_;
};

// gRPC writes its own unstructured lines to standard error: they go into our log, where they are looked for.
void LogGrpcMessage(gpr_log_func_args* message) {
  core::Log(core::LogLevel::kDebug, "grpc", {{core::logkey::kCause, message->message}});
}

}  // namespace

core::Result<std::unique_ptr<Server>> Server::Start(const std::string& address, pki::ServerTls tls,
                                                    const std::vector<RpcService>& services, const MethodTable& methods,
                                                    const ServerLimits& limits) {
  gpr_set_log_function(&LogGrpcMessage);
  grpc::EnableDefaultHealthCheckService(true);
  static const bool reflection = [] {
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    return true;
  }();
  static_cast<void>(reflection);
  auto credentials = pki::ServerCredentials(std::move(tls));
  credentials->SetAuthMetadataProcessor(std::make_shared<Gate>(methods));
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort(address, std::move(credentials), &port);
  // Two servers on one port would share its calls: a port that is taken must be refused.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.SetMaxReceiveMessageSize(static_cast<int>(limits.message_bytes));
  builder.SetMaxSendMessageSize(static_cast<int>(limits.message_bytes));
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::MIN_POLLERS, 1);
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::MAX_POLLERS, 4);
  grpc::ResourceQuota quota("parcours");
  quota.SetMaxThreads(limits.threads);
  quota.Resize(limits.memory_bytes);
  builder.SetResourceQuota(quota);
  for (const RpcService& service : services) builder.RegisterService(service.adapter);
  auto server = builder.BuildAndStart();
  if (!server || port == 0) return core::Refuse(common::v1::REASON_PORT_IN_USE, address);
  return std::unique_ptr<Server>(new Server(std::move(server), port));
}

Server::~Server() {
  Stop(std::chrono::seconds(1));
}

void Server::Stop(core::Duration grace) {
  server_->Shutdown(std::chrono::system_clock::now() + grace);
  server_->Wait();
}

}  // namespace parcours::platform
