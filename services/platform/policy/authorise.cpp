#include "services/platform/policy/authorise.h"

#include <algorithm>
#include <vector>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::platform {
namespace {

std::string KindName(policy::v1::CallerKind kind) {
  constexpr std::string_view kPrefix = "CALLER_KIND_";
  return policy::v1::CallerKind_Name(kind).substr(kPrefix.size());
}

}  // namespace

core::Result<void> Authorise(const policy::v1::MethodRule& rule, const Caller& caller, Route route) {
  const auto& callers = rule.callers();
  const bool listed = std::find(callers.begin(), callers.end(), static_cast<int>(caller.kind)) != callers.end();
  const bool by_service =
      route == Route::kThroughService &&
      std::find(callers.begin(), callers.end(), int{policy::v1::CALLER_KIND_SERVICE}) != callers.end();
  if (rule.services_only() && route == Route::kDirect) {
    return core::Refuse(caller.kind == policy::v1::CALLER_KIND_ANONYMOUS ? common::v1::REASON_CREDENTIAL_MISSING
                                                                         : common::v1::REASON_CALLER_KIND_NOT_ALLOWED,
                        "only the chain's own services may call this");
  }
  if (!listed && !by_service) {
    if (caller.kind == policy::v1::CALLER_KIND_ANONYMOUS) return core::Refuse(common::v1::REASON_CREDENTIAL_MISSING);
    return core::Refuse(common::v1::REASON_CALLER_KIND_NOT_ALLOWED, KindName(caller.kind));
  }
  const bool has_profession = caller.kind == policy::v1::CALLER_KIND_CPS || caller.kind == policy::v1::CALLER_KIND_ECPS;
  if (has_profession && !rule.professions().empty() && !by_service &&
      std::find(rule.professions().begin(), rule.professions().end(), caller.profession) == rule.professions().end()) {
    return core::Refuse(common::v1::REASON_PROFESSION_NOT_ALLOWED, "profession " + caller.profession);
  }
  return {};
}

std::string DescribeRule(const policy::v1::MethodRule& rule) {
  std::vector<std::string> kinds;
  for (const int kind : rule.callers()) kinds.push_back(KindName(static_cast<policy::v1::CallerKind>(kind)));
  return core::Join(kinds, ", ") + "; " + (rule.source().ours() ? std::string("ours") : rule.source().reference());
}

}  // namespace parcours::platform
