// How commands speak to people: refusals and diagnostics on standard error.
#pragma once

#include "cli/exit_code.h"
#include "core/result.h"
#include "core/text.h"
#include "scenarios/engine/diagnostic.h"

namespace parcours::cli {

// "parcours: what, detail, cure", and the exit code that fits.
ExitCode Complain(const core::Refusal& refusal, core::Language language);
ExitCode Complain(const scenarios::Diagnostics& diagnostics);

core::Language LanguageOf(const std::string& code);  // "fr", "en"

}  // namespace parcours::cli
