// How to reach a host as its operator.
#pragma once

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "pki/tls.h"

namespace parcours::trainer {

// A value.
struct HostLink {
  std::string address;     // "localhost:7000"
  std::string trust_root;  // PEM
  std::shared_ptr<const pki::TlsCredential> credential;
};

std::shared_ptr<grpc::Channel> OpenChannel(const HostLink& link);

}  // namespace parcours::trainer
