// Where a scenario is played: a host, embedded or remote, and the operator who plays.
#pragma once

#include <memory>
#include <string>

#include "core/clock.h"
#include "pki/tls.h"

namespace parcours::scenarios {

struct World {
  std::string address;     // "127.0.0.1:40123"
  std::string trust_root;  // PEM
  std::shared_ptr<const pki::TlsCredential> operator_credential;
  core::Duration deadline = std::chrono::seconds(10);  // of each call, wall time
};

}  // namespace parcours::scenarios
