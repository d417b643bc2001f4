#include "cli/endpoint_flags.h"

#include <set>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "scenarios/engine/contract.h"

namespace parcours::cli {
namespace {

tl::unexpected<core::Refusal> Invalid(std::string detail) {
  return core::Refuse(common::v1::REASON_CONFIGURATION_INVALID, std::move(detail));
}

}  // namespace

core::Result<std::string> ReadServiceName(std::string_view name) {
  if (const auto* service = scenarios::FindService(name)) return service->full_name();
  std::vector<std::string> of_domain;
  std::set<std::string> domains;
  for (const std::string& known : scenarios::ServiceNames()) {
    const std::string domain = known.substr(0, known.find('.'));
    domains.insert(domain);
    if (domain == name) of_domain.push_back(known);
  }
  if (of_domain.size() == 1) return scenarios::FindService(of_domain.front())->full_name();
  if (of_domain.size() > 1)
    return Invalid(std::string(name) + " has several services: write one of " + core::Join(of_domain, ", "));
  std::vector<std::string> spellings = scenarios::ServiceNames();
  spellings.insert(spellings.end(), domains.begin(), domains.end());
  const std::string nearest = core::Nearest(name, spellings);
  return Invalid("no service " + std::string(name) + (nearest.empty() ? "" : "; did you mean " + nearest + "?"));
}

core::Result<host::Endpoints> ReadEndpoints(const std::vector<std::string>& endpoints) {
  host::Endpoints read;
  for (const std::string& endpoint : endpoints) {
    const auto equals = endpoint.find('=');
    if (equals == std::string::npos) {
      return Invalid("--endpoint " + endpoint + ": write SERVICE=host:port, such as ins=localhost:7001");
    }
    const std::string service = TRY(ReadServiceName(endpoint.substr(0, equals)));
    const auto [entry, fresh] = read.emplace(service, endpoint.substr(equals + 1));
    if (!fresh) return Invalid("--endpoint " + endpoint + ": " + service + " is at " + entry->second + " already");
  }
  return read;
}

}  // namespace parcours::cli
