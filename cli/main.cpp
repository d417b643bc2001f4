// `parcours`: plays scenarios, checks them, serves a host, handles its cards, reads its journals.
#include <fcntl.h>
#include <signal.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/commands.h"

namespace {

// A file opened later must not become what the program prints to.
void KeepStandardStreams() {
  for (int descriptor = 0; descriptor <= 2; ++descriptor) {
    if (fcntl(descriptor, F_GETFD) == -1) open("/dev/null", O_RDWR);  // takes the lowest number that is free
  }
  signal(SIGPIPE, SIG_IGN);  // `parcours run … | head` clears up behind it
}

}  // namespace

int main(int argc, char** argv) {
  KeepStandardStreams();
  using parcours::cli::ExitCode;
  CLI::App app{"Parcours : le parcours de santé coordonné, simulé / the coordinated care pathway, simulated",
               "parcours"};
  app.set_version_flag("--version", PARCOURS_VERSION);
  app.require_subcommand(1);
  app.footer("Exit codes: 0 passed, 1 expectation failed, 2 bad scenario or command line, 3 environment.");
  parcours::cli::Action action;
  parcours::cli::AddRun(app, action);
  parcours::cli::AddCheck(app, action);
  parcours::cli::AddList(app, action);
  parcours::cli::AddServe(app, action);
  parcours::cli::AddCard(app, action);
  parcours::cli::AddJournal(app, action);
  parcours::cli::AddEndpoint(app, action);
  parcours::cli::AddCompletions(app, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? 0 : static_cast<int>(ExitCode::kBadScenario);
  }
  return static_cast<int>(action());
}
