// Certificates for those who have no card: what a sign-in gives, from the host's authority.
#pragma once

#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/result.h"
#include "pki/authority.h"
#include "services/platform/rpc/session_issuer.h"

namespace parcours::host {

// Thread-safe. Borrows both; they outlive it.
class AuthoritySessionIssuer final : public platform::SessionIssuer {
 public:
  AuthoritySessionIssuer(const pki::Authority& authority, const core::Clock& wall)
      : authority_(authority), wall_(wall) {}

  core::Result<std::string> Issue(std::string_view csr_pem, const pki::Identity& identity) override;

 private:
  const pki::Authority& authority_;
  const core::Clock& wall_;
};

}  // namespace parcours::host
