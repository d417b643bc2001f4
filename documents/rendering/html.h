// A CDA document as one HTML page that stands alone: no script, nothing loaded from elsewhere, readable with a screen
// reader (language, headings in order, tables with header cells).
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace parcours::documents {

// A body that is a file is offered as a link. Refuses with DOCUMENT_INVALID what is no CDA (see readable.h).
core::Result<std::string> RenderHtml(std::string_view cda);

}  // namespace parcours::documents
