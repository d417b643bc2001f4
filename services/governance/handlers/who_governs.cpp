#include "parcours/common/v1/reason.pb.h"
#include "services/governance/catalogue.h"
#include "services/governance/handlers/handlers.h"

namespace parcours::governance {

core::Result<Work<v1::WhoGovernsResponse>> WhoGoverns(Call& /*call*/, const v1::WhoGovernsRequest& request) {
  const v1::RealService* service = Catalogue::Builtin().FindService(request.service());
  if (service == nullptr) return core::Refuse(common::v1::REASON_NOT_FOUND, "service");
  v1::WhoGovernsResponse response;
  *response.mutable_service() = *service;
  for (v1::Part& part : Catalogue::Builtin().PartsInService(service->id())) *response.add_parts() = std::move(part);
  return Work<v1::WhoGovernsResponse>([response](platform::Transaction& /*tx*/) { return response; });
}

}  // namespace parcours::governance
