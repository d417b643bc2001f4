// Consultation reports as the host sees them.
#pragma once

#include <memory>

#include "services/platform/rpc/care_service.h"

namespace parcours::consultation {

std::unique_ptr<platform::CareService> Make(const platform::CareContext& context);

}  // namespace parcours::consultation
