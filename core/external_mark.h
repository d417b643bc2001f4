// The trailing metadata by which a host tells its caller that a developer's own server got the call (--endpoint).
#pragma once

namespace parcours::core {

inline constexpr const char* kExternalMark = "parcours-external";

}  // namespace parcours::core
