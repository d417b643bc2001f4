#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/completion.h"

namespace parcours::cli {

void AddCompletions(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand(
      "completions", "Print the completion script of a shell: source it, or put it where your shell looks");
  const auto shell = std::make_shared<std::string>();
  command->add_option("shell", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->callback([&action, &app, shell] {
    action = [&app, shell] {
      std::cout << CompletionScript(app, *shell);
      return ExitCode::kPassed;
    };
  });
}

}  // namespace parcours::cli
