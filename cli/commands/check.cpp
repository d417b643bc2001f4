#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/find_scenarios.h"
#include "cli/say.h"

namespace parcours::cli {

void AddCheck(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("check", "Check scenario files without a host: syntax, names, people, variables");
  const auto selection = std::make_shared<Selection>();
  command->add_option("scenarios", selection->paths, "Scenario files, or folders of them")->required();
  command->callback([&action, selection] {
    action = [selection] {
      scenarios::Diagnostics diagnostics;
      const auto found = FindScenarios(*selection, diagnostics);
      if (!diagnostics.empty()) return Complain(diagnostics);
      std::cout << found.size() << (found.size() == 1 ? " scenario is" : " scenarios are") << " well formed\n";
      return ExitCode::kPassed;
    };
  });
}

}  // namespace parcours::cli
