// Puts a new document into a record.
#pragma once

#include <optional>
#include <string_view>

#include "services/dmp/standing.h"
#include "services/dmp/store.h"
#include "services/platform/pipeline/call.h"

namespace parcours::dmp {

// Completes the document (id, patient, status, size, time) and keeps it with its content; the one that it replaces
// becomes SUPERSEDED. Refuses with ALREADY_EXISTS: a document with this uniqueId.
core::Result<void> Keep(platform::Transaction& tx, const Standing& standing, v1::Document& document,
                        std::string_view content, std::optional<StoredDocument>& replaced);

}  // namespace parcours::dmp
