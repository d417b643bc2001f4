// The keys of a host in its state folder: its certificate authority and the secret that seals its cards.
#pragma once

#include <filesystem>

#include "core/clock.h"
#include "core/result.h"
#include "core/secret.h"
#include "pki/authority.h"

namespace parcours::host {

struct HostKeys {
  pki::Authority authority;
  core::Secret card_secret;
};

// Reads them, or makes them on a new state folder. They are sealed under `sealing_key` (32 bytes).
// Refuses with FILE_UNREADABLE, FILE_UNWRITABLE, STORE_KEY_WRONG (sealed under another key), FILE_MALFORMED.
core::Result<HostKeys> OpenHostKeys(const std::filesystem::path& state, const core::Secret& sealing_key,
                                    core::Time wall_now);

}  // namespace parcours::host
