// Calls between the services of a chain: gRPC over mTLS, each service with a certificate of its own.
#pragma once

#include <grpcpp/channel.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "core/clock.h"
#include "pki/authority.h"
#include "services/platform/pipeline/peers.h"

namespace parcours::platform {

// Thread-safe. Channels are made when first needed and kept.
class Channels final : public Peers {
 public:
  // `authority`, `wall`: borrowed, for the certificates of the calling services.
  Channels(const pki::Authority& authority, const core::Clock& wall) : authority_(authority), wall_(wall) {}

  // Where the services are: all of them at `address`, but those that `overrides` puts elsewhere
  // ("parcours.ins.v1.InsService" -> "localhost:7001"). Call once, before the first Call.
  void Connect(std::string address, std::map<std::string, std::string, std::less<>> overrides);

  core::Result<void> Call(std::string_view service, std::string_view method, const common::v1::OnBehalf& on_behalf,
                          const google::protobuf::Message& request, google::protobuf::Message& response) override;

 private:
  struct Line {
    std::shared_ptr<const pki::PrivateKey> key;
    std::map<std::string, std::shared_ptr<grpc::Channel>, std::less<>> by_address;
    std::string certificate_chain;
  };

  core::Result<std::shared_ptr<grpc::Channel>> ChannelTo(std::string_view service, const std::string& address,
                                                         std::shared_ptr<const pki::PrivateKey>& key);
  std::string AddressOf(std::string_view method) const;

  const pki::Authority& authority_;
  const core::Clock& wall_;
  std::string address_;
  std::map<std::string, std::string, std::less<>> overrides_;
  std::mutex mutex_;  // lines_
  std::map<std::string, Line, std::less<>> lines_;
};

}  // namespace parcours::platform
