#include "services/host/session_issuer.h"

#include <chrono>

namespace parcours::host {
namespace {

// Wall time: a class lasts a day. How long the sign-in is good in the story is the session's, simulated.
constexpr auto kLife = std::chrono::hours(24);

}  // namespace

core::Result<std::string> AuthoritySessionIssuer::Issue(std::string_view csr_pem, const pki::Identity& identity) {
  const core::Time now = wall_.Now();
  return authority_.Certify(csr_pem, identity, {.not_before = now - std::chrono::minutes(5), .not_after = now + kLife});
}

}  // namespace parcours::host
