#include "services/platform/rpc/serve.h"

#include <chrono>
#include <string>

#include "core/reasons.h"
#include "core/refusal_wire.h"
#include "pki/tls.h"
#include "services/platform/rpc/metadata.h"

namespace parcours::platform {

grpc::Status ToStatus(const core::Refusal& refusal) {
  return {static_cast<grpc::StatusCode>(core::StatusCodeOf(refusal.reason)), core::RefusalMessage(refusal),
          core::RefusalDetails(refusal)};
}

Peer PeerOf(const grpc::ServerContextBase& context) {
  Peer peer;
  if (const auto auth = context.auth_context()) peer.certificate_chain = pki::PeerChain(*auth);
  const auto found = context.client_metadata().find(kOnBehalfMetadata);
  if (found != context.client_metadata().end()) peer.on_behalf.assign(found->second.data(), found->second.size());
  if (context.deadline() != std::chrono::system_clock::time_point::max()) {
    peer.deadline = std::chrono::time_point_cast<core::Duration>(context.deadline());
  }
  peer.cancelled = [&context] { return context.IsCancelled(); };
  return peer;
}

grpc::Status ServeErased(Pipeline& pipeline, grpc::ServerContext& context, const google::protobuf::Message& request,
                         google::protobuf::Message& response, const Pipeline::Handler& handler) {
  const auto outcome = pipeline.Serve(PeerOf(context), request, response, handler);
  return outcome ? grpc::Status::OK : ToStatus(outcome.error());
}

}  // namespace parcours::platform
