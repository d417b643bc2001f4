// The options by which a command says which host it works on.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/hosts.h"

namespace parcours::cli {

inline void AddConnectFlags(CLI::App& command, HostOptions& options) {
  auto* connect = command.add_option("--connect", options.connect, "Use the running host at host:port");
  command.add_option("--operator", options.operator_file, "Operator file that `parcours serve` wrote")->needs(connect);
}

}  // namespace parcours::cli
