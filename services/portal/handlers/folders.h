// What the handlers of folders share.
#pragma once

#include <string>

#include "core/result.h"
#include "services/portal/store.h"

namespace parcours::portal {

// No two folders of a space have the same name. Refuses with ALREADY_EXISTS.
core::Result<void> CheckFolderName(platform::ReadTransaction& tx, const std::string& space, const std::string& name);

// Refuses with NOT_FOUND.
core::Result<Item> FindFolder(platform::ReadTransaction& tx, const std::string& space, const std::string& id);

}  // namespace parcours::portal
