#include "parcours/common/v1/reason.pb.h"
#include "services/governance/catalogue.h"
#include "services/governance/handlers/handlers.h"

namespace parcours::governance {

core::Result<Work<v1::GetBodyResponse>> GetBody(Call& /*call*/, const v1::GetBodyRequest& request) {
  const v1::Body* body = Catalogue::Builtin().FindBody(request.body_id());
  if (body == nullptr) return core::Refuse(common::v1::REASON_NOT_FOUND, "body");
  v1::GetBodyResponse response;
  *response.mutable_body() = *body;
  for (v1::Part& part : Catalogue::Builtin().PartsOfBody(body->id())) *response.add_parts() = std::move(part);
  return Work<v1::GetBodyResponse>([response](platform::Transaction& /*tx*/) { return response; });
}

}  // namespace parcours::governance
