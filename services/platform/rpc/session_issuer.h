// Certificates for those who have no card: what a sign-in gives for a key that the client made.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "pki/identity.h"

namespace parcours::platform {

// Thread-safe.
class SessionIssuer {
 public:
  virtual ~SessionIssuer() = default;

  // A short-lived certificate chain (PEM) for the key of the request (PKCS#10 PEM). Refuses with INVALID_ARGUMENT: see
  // pki::Authority::Certify.
  virtual core::Result<std::string> Issue(std::string_view csr_pem, const pki::Identity& identity) = 0;
};

}  // namespace parcours::platform
