// The files that `parcours run --report KIND=PATH` writes, and comparison with a recorded run.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "core/text.h"
#include "scenarios/engine/result.h"

namespace parcours::cli {

struct ReportRequest {
  std::string kind;  // junit, json, canonical, html
  std::string path;
};

// "junit=out.xml". Refuses with INVALID_ARGUMENT.
core::Result<ReportRequest> ReadReportRequest(const std::string& text);

// To learn before a long run that its report would have no place. Refuses with FILE_UNWRITABLE: there is no such
// folder, or something that is no file has the name (/dev/null would be replaced).
core::Result<void> CheckWritable(const ReportRequest& request);

// Refuses with FILE_UNWRITABLE.
core::Result<void> WriteReport(const ReportRequest& request, const std::vector<scenarios::RunResult>& runs,
                               core::Language language);

}  // namespace parcours::cli
