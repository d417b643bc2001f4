#include "cli/completion.h"

#include <fmt/format.h>

#include <vector>

#include "core/text.h"

namespace parcours::cli {
namespace {

struct Command {
  std::string path;                                          // "card list"
  std::vector<std::string> words;                            // subcommands and long options
  std::vector<std::pair<std::string, std::string>> options;  // long option without dashes, what it does
};

// A copy of the parser's tree, depth first.
void Collect(const CLI::App& app, const std::string& path, std::vector<Command>& commands) {
  Command command{.path = path, .words = {}, .options = {}};
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
    command.words.push_back(sub->get_name());
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      command.words.push_back("--" + name);
      command.options.emplace_back(name, option->get_description());
    }
  }
  commands.push_back(std::move(command));
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    Collect(*sub, path.empty() ? sub->get_name() : path + " " + sub->get_name(), commands);
  }
}

std::string Quoted(std::string text) {
  for (std::size_t at = text.find('\''); at != std::string::npos; at = text.find('\'', at + 4))
    text.replace(at, 1, "'\\''");
  return "'" + text + "'";
}

// Words so far choose the command; files complete where a word starts neither option nor subcommand.
std::string Bash(const std::vector<Command>& commands) {
  std::string cases;
  for (const Command& command : commands) {
    cases += fmt::format("    {}) words={} ;;\n", command.path.empty() ? "''" : Quoted(command.path),
                         Quoted(core::Join(command.words, " ")));
  }
  return fmt::format(R"(# Completion of parcours for bash
_parcours() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" path="" words="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    [[ "${{COMP_WORDS[i]}}" == -* ]] && break
    [[ "$path" == "card" || -z "$path" ]] && path="${{path:+$path }}${{COMP_WORDS[i]}}"
  done
  case "$path" in
{}  esac
  COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current"))
}}
complete -o filenames -F _parcours parcours
)",
                     cases);
}

std::string Zsh(const std::vector<Command>& commands) {
  return "#compdef parcours\nautoload -U +X bashcompinit && bashcompinit\n" + Bash(commands);
}

std::string Fish(const std::vector<Command>& commands) {
  std::string script = "# Completion of parcours for fish\n";
  for (const Command& command : commands) {
    const std::vector<std::string> path = core::Split(command.path, ' ');
    std::string condition = "__fish_use_subcommand";
    if (!command.path.empty()) {
      condition = "__fish_seen_subcommand_from " + path.front();
      if (path.size() > 1) condition += "; and __fish_seen_subcommand_from " + path.back();
    }
    for (const std::string& word : command.words) {
      if (word.rfind("--", 0) != 0)
        script += fmt::format("complete -c parcours -n {} -a {}\n", Quoted(condition), word);
    }
    for (const auto& [name, what] : command.options) {
      script += fmt::format("complete -c parcours -n {} -l {} -d {}\n", Quoted(condition), name, Quoted(what));
    }
  }
  return script;
}

}  // namespace

std::string CompletionScript(const CLI::App& app, const std::string& shell) {
  std::vector<Command> commands;
  Collect(app, "", commands);
  if (shell == "fish") return Fish(commands);
  return shell == "zsh" ? Zsh(commands) : Bash(commands);
}

}  // namespace parcours::cli
