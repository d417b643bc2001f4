// Every page of a SQLCipher file and of its log, decrypted: free pages, old versions and all. What someone would look
// at who has the key and wants what was deleted.
#pragma once

#include <filesystem>
#include <string>

#include "core/secret.h"

namespace parcours::platform::testing {

// The decrypted pages, one after the other. Pages that belong to another key come out as noise.
std::string DecryptedPages(const std::filesystem::path& database, const core::Secret& key);

}  // namespace parcours::platform::testing
