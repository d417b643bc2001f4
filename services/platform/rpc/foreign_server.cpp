#include "services/platform/rpc/foreign_server.h"

#include <fmt/format.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/impl/codegen/client_unary_call.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/impl/codegen/rpc_method.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/support/byte_buffer.h>

#include <chrono>
#include <utility>

#include "core/reasons.h"
#include "core/refusal_wire.h"
#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/tls.h"
#include "services/platform/pipeline/on_behalf.h"
#include "services/platform/rpc/byte_buffers.h"
#include "services/platform/rpc/metadata.h"

namespace parcours::platform {
namespace {

constexpr auto kCertificateLife = std::chrono::hours(24 * 365);
constexpr int kFirstReconnectMs = 100;
constexpr int kLastReconnectMs = 1000;     // a developer who restarts a server does not wait for gRPC's two minutes
constexpr std::size_t kAnswersAtOnce = 8;  // of the longest ones, in memory
constexpr std::size_t kMostWords = 300;
constexpr const char* kNoTls = "wrong version number";  // OpenSSL's words for an answer that is no TLS at all

// Another program's words, as they may stand in a refusal.
std::string Words(const std::string& text) {
  if (text.empty()) return "no message";
  if (!core::IsUtf8(text)) return "a message that is not UTF-8";
  if (text.size() <= kMostWords) return text;
  std::size_t end = kMostWords;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

// A status without google.rpc details that means one thing, whoever says it.
bool SpeaksForItself(grpc::StatusCode code) {
  switch (code) {
    case grpc::StatusCode::UNIMPLEMENTED:
    case grpc::StatusCode::NOT_FOUND:
    case grpc::StatusCode::ALREADY_EXISTS:
    case grpc::StatusCode::INVALID_ARGUMENT:
    case grpc::StatusCode::PERMISSION_DENIED:
      return true;
    default:  // gRPC's, not ours: those of transport and bugs, and those that need a reason
      return false;
  }
}

// gRPC's own words: for one message that is too long, and for more than the channel's memory.
bool IsTooLong(const grpc::Status& status) {
  return status.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED &&
         (status.error_message().find("larger than max") != std::string::npos ||
          status.error_message().find("Buffers full") != std::string::npos);
}

bool HasReason(const grpc::Status& status) {
  core::Refusal refusal = core::RefusalFromStatus(grpc::StatusCode::UNKNOWN, "", status.error_details());
  return refusal.reason != common::v1::REASON_INTERNAL;
}

}  // namespace

core::Result<std::unique_ptr<ForeignServer>> ForeignServer::Create(Where where, const pki::Authority& authority,
                                                                   std::shared_ptr<const pki::ChainVerifier> verifier,
                                                                   std::shared_ptr<const core::Clock> wall) {
  const core::Time now = wall->Now();
  const pki::Identity host{.kind = policy::v1::CALLER_KIND_SERVICE, .subject = kHostSubject};
  pki::IssuedCredential issued = TRY(authority.Issue(
      host, pki::Usage::kServer, {.not_before = now - std::chrono::hours(1), .not_after = now + kCertificateLife}));
  pki::ClientTls tls{.credential = pki::ToTlsCredential(issued),
                     .verifier = std::move(verifier),
                     .wall_clock = std::move(wall),
                     .check = {}};
  std::unique_ptr<ForeignServer> server(new ForeignServer(std::move(where), std::move(issued.key)));
  tls.check = [service = server->where_.service,
               handshake = server->handshake_](const pki::VerifiedPeer& peer) -> core::Result<void> {
    if (peer.identity.kind != policy::v1::CALLER_KIND_SERVICE || peer.identity.subject != service) {
      return core::Refuse(common::v1::REASON_CERTIFICATE_UNTRUSTED,
                          "it is that of " + peer.identity.subject + ", not of " + service);
    }
    const std::lock_guard lock(handshake->mutex);
    handshake->refused_for.clear();
    return {};
  };
  tls.on_refused = [handshake = server->handshake_](const pki::RefusedHandshake& refused) {
    const std::lock_guard lock(handshake->mutex);
    const core::Refusal& cause = refused.cause;
    handshake->refused_for = cause.detail.empty() ? core::WhatOf(cause.reason).en : cause.detail;
  };
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(static_cast<int>(server->where_.message_bytes));
  grpc::ResourceQuota quota(server->where_.service);
  quota.Resize(kAnswersAtOnce * server->where_.message_bytes);
  arguments.SetResourceQuota(quota);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, kFirstReconnectMs);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, kFirstReconnectMs);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, kLastReconnectMs);
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  server->channel_ =
      grpc::CreateCustomChannel(server->where_.address, pki::ClientCredentials(std::move(tls)), arguments);
  return server;
}

core::Result<void> ForeignServer::Call(const common::v1::OnBehalf& on_behalf, core::Time until,
                                       const google::protobuf::Message& request, google::protobuf::Message& response) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::time_point_cast<std::chrono::system_clock::duration>(until));
  context.AddMetadata(kOnBehalfMetadata, SignOnBehalf(on_behalf, key_));
  const std::string path = "/" + on_behalf.method();
  const grpc::internal::RpcMethod rpc(path.c_str(), grpc::internal::RpcMethod::NORMAL_RPC);
  grpc::ByteBuffer answer;
  const grpc::ByteBuffer question = ToBuffer(request);
  const grpc::Status status = grpc::internal::BlockingUnaryCall<grpc::ByteBuffer, grpc::ByteBuffer>(
      channel_.get(), rpc, &context, question, &answer);
  if (!status.ok()) return core::Refuse(Explain(status));
  if (!FromBuffer(answer, response)) {
    return core::Refuse(common::v1::REASON_EXTERNAL_ANSWER_UNUSABLE,
                        Say("the answer is no " + response.GetDescriptor()->name()));
  }
  response.DiscardUnknownFields();  // nobody knows whether they are secret
  return {};
}

core::Refusal ForeignServer::Explain(const grpc::Status& status) const {
  const std::string words = Words(status.error_message());
  if (HasReason(status) || SpeaksForItself(status.error_code())) {
    core::Refusal refusal = core::RefusalFromStatus(status.error_code(), words, status.error_details());
    if (!HasReason(status)) refusal.detail = Say(words);
    return refusal;
  }
  if (status.error_code() == grpc::StatusCode::DEADLINE_EXCEEDED)
    return {.reason = common::v1::REASON_DEADLINE, .detail = Say("no answer came")};
  if (status.error_code() == grpc::StatusCode::UNAVAILABLE) {
    const std::lock_guard lock(handshake_->mutex);
    if (!handshake_->refused_for.empty())
      return {.reason = common::v1::REASON_EXTERNAL_SERVER_UNTRUSTED, .detail = Say(handshake_->refused_for)};
    const bool plain = words.find(kNoTls) != std::string::npos;
    return {.reason = common::v1::REASON_EXTERNAL_SERVER_UNREACHABLE,
            .detail = Say(plain ? "it does not speak TLS" : words)};
  }
  if (IsTooLong(status)) {
    return {
        .reason = common::v1::REASON_EXTERNAL_ANSWER_UNUSABLE,
        .detail = Say(fmt::format("a message is too long for one of the two (this host takes {} bytes), or too many "
                                  "are long at once ({})",
                                  where_.message_bytes, words))};
  }
  return {.reason = common::v1::REASON_EXTERNAL_ANSWER_UNUSABLE,
          .detail = Say(core::StatusCodeName(status.error_code()) + ", " + words)};
}

std::string ForeignServer::Say(std::string_view what) const {
  return fmt::format("{} in place of {}: {}", where_.address, where_.service, what);
}

}  // namespace parcours::platform
