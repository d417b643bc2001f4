// The names of the metadata that Parcours' services exchange.
#pragma once

namespace parcours::platform {

// Serialised common.v1.SignedOnBehalf, from one service of the chain to another.
inline constexpr const char* kOnBehalfMetadata = "parcours-on-behalf-bin";

}  // namespace parcours::platform
