// The care services of a host, as listed in services/CMakeLists.txt.
#pragma once

#include <memory>
#include <vector>

#include "services/platform/rpc/care_service.h"

namespace parcours::host {

// Defined in a file that CMake writes from the list.
std::vector<std::unique_ptr<platform::CareService>> MakeCareServices(const platform::CareContext& context);

}  // namespace parcours::host
