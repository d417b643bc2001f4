// A CDA document as a PDF file to print: A4, in French, with patient, author and date, page numbers, and the banner of
// the simulation on each page. The same document always gives the same bytes.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace parcours::documents {

// A body that is a PDF file is handed on as it is; one that is another file is named on the page. Refuses with
// DOCUMENT_INVALID what is no CDA (see readable.h) or would be longer than 200 pages.
core::Result<std::string> RenderPdf(std::string_view cda);

}  // namespace parcours::documents
