// The MSSanté as the host sees it.
#pragma once

#include <memory>

#include "services/platform/rpc/care_service.h"

namespace parcours::messaging {

std::unique_ptr<platform::CareService> Make(const platform::CareContext& context);

}  // namespace parcours::messaging
