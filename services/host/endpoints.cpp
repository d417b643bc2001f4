#include "services/host/endpoints.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string_view>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/host/keys.h"
#include "services/platform/sandbox/sandboxes.h"

namespace parcours::host {
namespace {

constexpr auto kCertificateLife = std::chrono::hours(24 * 365);
constexpr int kLastPort = 65535;

tl::unexpected<core::Refusal> Invalid(std::string detail) {
  return core::Refuse(common::v1::REASON_CONFIGURATION_INVALID, std::move(detail));
}

const google::protobuf::ServiceDescriptor* FindService(const std::string& name) {
  return google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(name);
}

// "name:port" or "[address]:port".
bool IsHostAndPort(std::string_view address) {
  const auto colon = address.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view host = address.substr(0, colon);
  const bool bracketed = host.front() == '[' && host.back() == ']' && host.size() > 2;
  if (host.find_first_of("/, \t") != std::string_view::npos) return false;
  if (!bracketed && host.find_first_of(":[]") != std::string_view::npos) return false;
  int port = 0;
  const auto [end, error] = std::from_chars(address.data() + colon + 1, address.data() + address.size(), port);
  return error == std::errc() && end == address.data() + address.size() && port > 0 && port <= kLastPort;
}

bool Streams(const google::protobuf::ServiceDescriptor& service) {
  for (int i = 0; i < service.method_count(); ++i) {
    if (service.method(i)->client_streaming() || service.method(i)->server_streaming()) return true;
  }
  return false;
}

}  // namespace

core::Result<void> CheckEndpoints(const Endpoints& endpoints, const std::vector<std::string>& replaceable) {
  for (const auto& [service, address] : endpoints) {
    const auto* known = FindService(service);
    if (std::find(replaceable.begin(), replaceable.end(), service) == replaceable.end()) {
      if (known != nullptr) return Invalid(service + " is part of the simulator and cannot be replaced");
      const std::string nearest = core::Nearest(service, replaceable);
      return Invalid("no service " + service + (nearest.empty() ? "" : "; did you mean " + nearest + "?"));
    }
    if (Streams(*known)) return Invalid(service + " has streams, which are not passed on to a server elsewhere");
    if (!IsHostAndPort(address)) {
      return Invalid("endpoint of " + service + ": \"" + address + "\" is no host:port, such as localhost:7001");
    }
  }
  return {};
}

core::Result<EndpointCredential> IssueEndpointCredential(const std::filesystem::path& state,
                                                         const std::string& service) {
  if (FindService(service) == nullptr) return Invalid("no service " + service);
  const core::Time now = core::WallClock().Now();
  const core::Secret sealing_key = TRY(platform::Sandboxes::SealingKeyOf(state));
  const HostKeys keys = TRY(OpenHostKeys(state, sealing_key, now));
  const pki::Identity identity{.kind = policy::v1::CALLER_KIND_SERVICE, .subject = service};
  const pki::IssuedCredential issued =
      TRY(keys.authority.Issue(identity, pki::Usage::kServerOnly,
                               {.not_before = now - std::chrono::hours(1), .not_after = now + kCertificateLife}));
  return EndpointCredential{.credential = pki::ToTlsCredential(issued), .trust_root = keys.authority.RootPem()};
}

}  // namespace parcours::host
