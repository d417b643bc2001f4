#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/find_scenarios.h"
#include "cli/say.h"
#include "core/text.h"

namespace parcours::cli {

void AddList(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("list", "List scenarios: title, level, length, labels");
  const auto selection = std::make_shared<Selection>();
  const auto language = std::make_shared<std::string>("fr");
  command->add_option("scenarios", selection->paths, "Scenario files, or folders of them")->required();
  command->add_option("-l,--label", selection->labels, "Only scenarios with this label (repeatable: any of them)")
      ->allow_extra_args(false);
  command->add_option("--lang", *language, "Language of titles: fr or en")
      ->check(CLI::IsMember({"fr", "en"}))
      ->capture_default_str();
  command->callback([&action, selection, language] {
    action = [selection, language] {
      scenarios::Diagnostics diagnostics;
      for (const auto& scenario : FindScenarios(*selection, diagnostics)) {
        std::size_t steps = 0;
        for (const auto& act : scenario->acts) steps += act.steps.size();
        std::cout << fmt::format("{}\n    {} · {} acts, {} steps · {}{}\n", scenario->path.string(),
                                 scenario->title.In(LanguageOf(*language)), scenario->acts.size(), steps,
                                 scenario->level,
                                 scenario->labels.empty() ? "" : " · " + core::Join(scenario->labels, ", "));
      }
      return diagnostics.empty() ? ExitCode::kPassed : Complain(diagnostics);
    };
  });
}

}  // namespace parcours::cli
