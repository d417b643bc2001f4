#include "services/simulator/operators.h"

#include <chrono>

namespace parcours::simulator {
namespace {

constexpr auto kLife = std::chrono::hours(24 * 365);

}  // namespace

core::Result<pki::TlsCredential> IssueOperator(const pki::Authority& authority, const std::string& name,
                                               core::Time now) {
  pki::Identity identity;
  identity.kind = policy::v1::CALLER_KIND_OPERATOR;
  identity.subject = name;
  return pki::ToTlsCredential(TRY(authority.Issue(
      identity, pki::Usage::kAuthentication, {.not_before = now - std::chrono::hours(1), .not_after = now + kLife})));
}

}  // namespace parcours::simulator
