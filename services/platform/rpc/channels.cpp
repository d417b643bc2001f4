#include "services/platform/rpc/channels.h"

#include <google/protobuf/util/time_util.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/impl/codegen/client_unary_call.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/impl/codegen/rpc_method.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/refusal_wire.h"
#include "pki/tls.h"
#include "services/platform/pipeline/on_behalf.h"
#include "services/platform/rpc/metadata.h"

namespace parcours::platform {
namespace {

constexpr auto kDeadline = std::chrono::seconds(10);
constexpr auto kServiceCertificateLife = std::chrono::hours(24 * 365);

}  // namespace

core::Result<Channels::Line> Channels::LineOf(std::string_view service) {
  const std::lock_guard lock(mutex_);
  auto line = lines_.find(service);
  if (line == lines_.end()) {
    const core::Time now = wall_.Now();
    const pki::Identity identity{.kind = policy::v1::CALLER_KIND_SERVICE, .subject = std::string(service)};
    pki::IssuedCredential issued =
        TRY(authority_.Issue(identity, pki::Usage::kServer,
                             {.not_before = now - std::chrono::hours(1), .not_after = now + kServiceCertificateLife}));
    auto channel =
        grpc::CreateChannel(address_, pki::ClientCredentials(pki::ToTlsCredential(issued), authority_.RootPem()));
    Line made{.key = std::make_shared<const pki::PrivateKey>(std::move(issued.key)), .channel = std::move(channel)};
    line = lines_.emplace(std::string(service), std::move(made)).first;
  }
  return line->second;
}

core::Result<void> Channels::Call(std::string_view service, std::string_view method,
                                  const common::v1::OnBehalf& on_behalf, const google::protobuf::Message& request,
                                  google::protobuf::Message& response) {
  const Line line = TRY(LineOf(service));
  grpc::ClientContext context;
  const core::Time expires{
      core::Duration{google::protobuf::util::TimeUtil::TimestampToMicroseconds(on_behalf.expires())}};
  context.set_deadline(std::chrono::time_point_cast<std::chrono::system_clock::duration>(
      std::min(core::Time{wall_.Now() + kDeadline}, expires)));
  context.AddMetadata(kOnBehalfMetadata, SignOnBehalf(on_behalf, *line.key));
  const std::string path = "/" + std::string(method);
  // What generated stubs call too: the request's type is known at run time only.
  const grpc::internal::RpcMethod rpc(path.c_str(), grpc::internal::RpcMethod::NORMAL_RPC);
  using google::protobuf::Message;
  using google::protobuf::MessageLite;
  const grpc::Status status = grpc::internal::BlockingUnaryCall<Message, Message, MessageLite, MessageLite>(
      line.channel.get(), rpc, &context, request, &response);
  if (status.ok()) return {};
  return core::Refuse(core::RefusalFromStatus(status.error_code(), status.error_message(), status.error_details()));
}

}  // namespace parcours::platform
