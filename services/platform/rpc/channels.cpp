#include "services/platform/rpc/channels.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/impl/codegen/client_unary_call.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/impl/codegen/rpc_method.h>

#include <chrono>
#include <optional>

#include "core/refusal_wire.h"
#include "pki/tls.h"
#include "services/platform/pipeline/on_behalf.h"
#include "services/platform/rpc/metadata.h"

namespace parcours::platform {
namespace {

constexpr auto kDeadline = std::chrono::seconds(10);
constexpr auto kServiceCertificateLife = std::chrono::hours(24 * 365);

std::string_view ServiceOf(std::string_view method) {
  return method.substr(0, method.find('/'));
}

}  // namespace

void Channels::Connect(std::string address, std::map<std::string, std::string, std::less<>> overrides) {
  address_ = std::move(address);
  overrides_ = std::move(overrides);
}

std::string Channels::AddressOf(std::string_view method) const {
  const auto found = overrides_.find(ServiceOf(method));
  return found == overrides_.end() ? address_ : found->second;
}

core::Result<std::shared_ptr<grpc::Channel>> Channels::ChannelTo(std::string_view service, const std::string& address,
                                                                 std::shared_ptr<const pki::PrivateKey>& key) {
  const std::lock_guard lock(mutex_);
  auto line = lines_.find(service);
  if (line == lines_.end()) {
    const core::Time now = wall_.Now();
    const pki::Identity identity{.kind = policy::v1::CALLER_KIND_SERVICE, .subject = std::string(service)};
    pki::IssuedCredential issued =
        TRY(authority_.Issue(identity, pki::Usage::kServer,
                             {.not_before = now - std::chrono::hours(1), .not_after = now + kServiceCertificateLife}));
    line =
        lines_
            .emplace(std::string(service), Line{.key = std::make_shared<const pki::PrivateKey>(std::move(issued.key)),
                                                .by_address = {},
                                                .certificate_chain = std::move(issued.certificate_chain)})
            .first;
  }
  key = line->second.key;
  auto& channel = line->second.by_address[address];
  if (!channel) {
    std::optional<pki::TlsCredential> credential;
    credential.emplace(
        pki::TlsCredential{.certificate_chain = line->second.certificate_chain, .private_key = key->ToPem()});
    channel = grpc::CreateChannel(address, pki::ClientCredentials(credential, authority_.RootPem()));
  }
  return channel;
}

core::Result<void> Channels::Call(std::string_view service, std::string_view method,
                                  const common::v1::OnBehalf& on_behalf, const google::protobuf::Message& request,
                                  google::protobuf::Message& response) {
  std::shared_ptr<const pki::PrivateKey> key;
  const auto channel = TRY(ChannelTo(service, AddressOf(method), key));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kDeadline);
  context.AddMetadata(kOnBehalfMetadata, SignOnBehalf(on_behalf, *key));
  const std::string path = "/" + std::string(method);
  // What generated stubs call too: the request's type is known at run time only.
  const grpc::internal::RpcMethod rpc(path.c_str(), grpc::internal::RpcMethod::NORMAL_RPC);
  using google::protobuf::Message;
  using google::protobuf::MessageLite;
  const grpc::Status status = grpc::internal::BlockingUnaryCall<Message, Message, MessageLite, MessageLite>(
      channel.get(), rpc, &context, request, &response);
  if (status.ok()) return {};
  return core::Refuse(core::RefusalFromStatus(status.error_code(), status.error_message(), status.error_details()));
}

}  // namespace parcours::platform
