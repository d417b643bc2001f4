// What the command line says of developers' own servers: `--endpoint ins=localhost:7001`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "services/host/endpoints.h"

namespace parcours::cli {

// Where `parcours serve` and `parcours endpoint` keep a host's state unless told otherwise.
inline constexpr const char* kDefaultState = "parcours-state";

// The full name of a service: of "ins" (its only service), "ins.InsService" or "parcours.ins.v1.InsService". Refuses
// with CONFIGURATION_INVALID: none (names the nearest), or several in this domain (names them).
core::Result<std::string> ReadServiceName(std::string_view name);

// Refuses with CONFIGURATION_INVALID: not SERVICE=host:port, an unknown service, a service named twice.
core::Result<host::Endpoints> ReadEndpoints(const std::vector<std::string>& endpoints);

}  // namespace parcours::cli
