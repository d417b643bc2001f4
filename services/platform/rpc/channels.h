// Calls between the services of a chain: gRPC over mTLS, each service with a certificate of its own.
#pragma once

#include <grpcpp/channel.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "core/clock.h"
#include "pki/authority.h"
#include "services/platform/pipeline/peers.h"

namespace parcours::platform {

// Thread-safe. Channels are made when first needed and kept.
class Channels final : public Peers {
 public:
  // `authority`, `wall`: borrowed, for the certificates of the calling services.
  Channels(const pki::Authority& authority, const core::Clock& wall) : authority_(authority), wall_(wall) {}

  // Where the services are: all of them at `address`, the host, which passes on what is for a server elsewhere. Call
  // once, before the first Call.
  void Connect(std::string address) { address_ = std::move(address); }

  core::Result<void> Call(std::string_view service, std::string_view method, const common::v1::OnBehalf& on_behalf,
                          const google::protobuf::Message& request, google::protobuf::Message& response) override;

 private:
  struct Line {
    std::shared_ptr<const pki::PrivateKey> key;
    std::shared_ptr<grpc::Channel> channel;
  };

  core::Result<Line> LineOf(std::string_view service);

  const pki::Authority& authority_;
  const core::Clock& wall_;
  std::string address_;
  std::mutex mutex_;  // lines_
  std::map<std::string, Line, std::less<>> lines_;
};

}  // namespace parcours::platform
