// A developer's own server in the place of one service: called over mTLS as the host, for whoever called the service.
#pragma once

#include <google/protobuf/message.h>
#include <grpcpp/channel.h>

#include <memory>
#include <mutex>
#include <string>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/common/v1/on_behalf.pb.h"
#include "pki/authority.h"
#include "pki/chain.h"

namespace parcours::platform {

// The name in the certificate with which a host calls developers' own servers.
inline constexpr const char* kHostSubject = "parcours-host";

// Thread-safe. Connects when first needed, and again as soon as the server is back.
class ForeignServer {
 public:
  struct Where {
    std::string service;            // "parcours.ins.v1.InsService"
    std::string address;            // "localhost:7001"
    std::size_t message_bytes = 0;  // the longest answer that is taken
  };

  // `authority` issues the host's own certificate, `verifier` says whether the server's is of this host; it must be
  // made for a server and name the service. Refuses as Authority::Issue does.
  static core::Result<std::unique_ptr<ForeignServer>> Create(Where where, const pki::Authority& authority,
                                                             std::shared_ptr<const pki::ChainVerifier> verifier,
                                                             std::shared_ptr<const core::Clock> wall);

  // Refuses as the server does, if with a reason of the contract or a status that has one; else with
  //   EXTERNAL_SERVER_UNREACHABLE  no connection, or it was lost
  //   EXTERNAL_SERVER_UNTRUSTED    the certificate is not one for this service, with the cause
  //   EXTERNAL_ANSWER_UNUSABLE     not the contract's message, too long, or a refusal without a reason
  //   DEADLINE                     nothing came until then
  // Each names the address.
  core::Result<void> Call(const common::v1::OnBehalf& on_behalf, core::Time until,
                          const google::protobuf::Message& request, google::protobuf::Message& response);

 private:
  // What the last handshake was refused for. Shared with gRPC's threads, which may outlive the channel.
  struct Handshake {
    std::mutex mutex;
    std::string refused_for;
  };

  ForeignServer(Where where, pki::PrivateKey key) : where_(std::move(where)), key_(std::move(key)) {}
  core::Refusal Explain(const grpc::Status& status) const;
  std::string Say(std::string_view what) const;

  const Where where_;
  const pki::PrivateKey key_;
  const std::shared_ptr<Handshake> handshake_ = std::make_shared<Handshake>();
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace parcours::platform
