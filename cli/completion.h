// Completion scripts, made from the parser itself: an option cannot be forgotten.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace parcours::cli {

// `shell`: bash, zsh or fish.
std::string CompletionScript(const CLI::App& app, const std::string& shell);

}  // namespace parcours::cli
