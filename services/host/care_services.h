// Which care services a host has: one line each.
#pragma once

#include <memory>
#include <vector>

#include "services/platform/rpc/care_service.h"
#include "services/signin/issuer.h"

namespace parcours::host {

std::vector<std::unique_ptr<platform::CareService>> MakeCareServices(platform::Pipeline& pipeline, signin::SessionIssuer& issuer);

}  // namespace parcours::host
