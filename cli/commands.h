// The commands of `parcours`. Each adds itself to the parser and, once chosen, runs.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "cli/exit_code.h"

namespace parcours::cli {

using Action = std::function<ExitCode()>;

// Each sets `action` when its command is parsed.
void AddRun(CLI::App& app, Action& action);
void AddCheck(CLI::App& app, Action& action);
void AddList(CLI::App& app, Action& action);
void AddServe(CLI::App& app, Action& action);
void AddCard(CLI::App& app, Action& action);
void AddJournal(CLI::App& app, Action& action);
void AddEndpoint(CLI::App& app, Action& action);
void AddCompletions(CLI::App& app, Action& action);

}  // namespace parcours::cli
