// Runs as one HTML file, to read, to print and to keep. Pure; thread-safe.
#pragma once

#include <string>
#include <vector>

#include "core/text.h"
#include "scenarios/engine/result.h"

namespace parcours::scenarios {

// Self-contained: no script, nothing loaded from elsewhere (a content security policy says so too). Well-formed XML at
// the same time. Every text is escaped. Long request and response bodies are cut; JSON reports hold them whole.
std::string HtmlReport(const std::vector<RunResult>& runs, core::Language language);

}  // namespace parcours::scenarios
