#include "cli/say.h"

#include <iostream>

#include "core/reasons.h"

namespace parcours::cli {

ExitCode Complain(const core::Refusal& refusal, core::Language language) {
  std::cerr << "parcours: " << core::ReasonName(refusal.reason) << ": " << core::Explain(refusal, language) << '\n';
  for (const core::Violation& violation : refusal.violations)
    std::cerr << "  " << violation.field << ' ' << violation.description << '\n';
  return ExitCode::kEnvironment;
}

ExitCode Complain(const scenarios::Diagnostics& diagnostics) {
  for (const scenarios::Diagnostic& diagnostic : diagnostics.Sorted())
    std::cerr << scenarios::Render(diagnostic) << '\n';
  return ExitCode::kBadScenario;
}

core::Language LanguageOf(const std::string& code) {
  return code == "en" ? core::Language::kEnglish : core::Language::kFrench;
}

}  // namespace parcours::cli
