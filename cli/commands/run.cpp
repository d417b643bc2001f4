#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <iostream>
#include <memory>
#include <optional>
#include <random>

#include "cli/commands.h"
#include "cli/end_signal.h"
#include "cli/find_scenarios.h"
#include "cli/host_flags.h"
#include "cli/play_all.h"
#include "cli/reports.h"
#include "cli/say.h"
#include "core/files.h"
#include "core/log.h"
#include "scenarios/report/compare.h"
#include "scenarios/report/json.h"

namespace parcours::cli {
namespace {

struct Options {
  Selection selection;
  HostOptions host;
  std::size_t parallel = 1;
  std::string shard;
  std::optional<std::uint64_t> seed;
  std::optional<std::uint64_t> shuffle;
  bool shuffled = false;
  std::vector<std::string> reports;
  std::string compare;
  std::string language = "fr";
  std::string colour = "auto";
  bool keep = false;
};

using Scenarios = std::vector<std::unique_ptr<const scenarios::Scenario>>;

// "2/5": the second of five parts, as even as can be.
bool TakeShard(const std::string& shard, Scenarios& scenarios) {
  std::size_t part = 0;
  std::size_t of = 0;
  const char* end = shard.data() + shard.size();
  const auto first = std::from_chars(shard.data(), end, part);
  if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '/') return false;
  const auto second = std::from_chars(first.ptr + 1, end, of);
  if (second.ec != std::errc{} || second.ptr != end || part == 0 || part > of) return false;
  Scenarios taken;
  for (std::size_t i = part - 1; i < scenarios.size(); i += of) taken.push_back(std::move(scenarios[i]));
  scenarios = std::move(taken);
  return true;
}

void Shuffle(const Options& options, Scenarios& scenarios) {
  const std::uint64_t seed = options.shuffle.value_or(std::random_device{}());
  std::cout << "shuffled with --shuffle=" << seed << '\n';
  std::mt19937_64 generator(seed);
  std::shuffle(scenarios.begin(), scenarios.end(), generator);
}

scenarios::Colour ColourOf(const std::string& choice) {
  const bool terminal = isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  return choice == "always" || (choice == "auto" && terminal) ? scenarios::Colour::kAnsi : scenarios::Colour::kNever;
}

core::Result<bool> SameAsRecorded(const std::string& path, const std::vector<scenarios::RunResult>& runs) {
  const std::string recorded = TRY(core::ReadFile(path));
  const std::vector<std::string> differences = scenarios::CompareCanonical(recorded, scenarios::CanonicalJson(runs));
  for (const std::string& difference : differences) std::cerr << path << ": " << difference << '\n';
  return differences.empty();
}

void Summarise(const std::vector<scenarios::RunResult>& runs) {
  if (runs.size() < 2) return;
  const auto passed = std::count_if(runs.begin(), runs.end(),
                                    [](const auto& run) { return run.outcome == scenarios::Outcome::kPassed; });
  std::cout << '\n' << passed << " of " << runs.size() << " scenarios passed\n";
  for (const auto& run : runs) {
    if (run.outcome != scenarios::Outcome::kPassed) std::cout << "  failed: " << run.scenario->path.string() << '\n';
  }
}

ExitCode Verdict(const std::vector<scenarios::RunResult>& runs) {
  ExitCode code = ExitCode::kPassed;
  for (const auto& run : runs) {
    if (!run.environment.empty()) return ExitCode::kEnvironment;
    if (run.outcome != scenarios::Outcome::kPassed) code = ExitCode::kFailed;
  }
  return code;
}

ExitCode Run(const Options& options) {
  const core::Language language = LanguageOf(options.language);
  std::vector<ReportRequest> reports;
  for (const std::string& text : options.reports) {
    const auto report = ReadReportRequest(text);
    if (!report) {
      Complain(report.error(), language);
      return ExitCode::kBadScenario;
    }
    reports.push_back(*report);
  }
  scenarios::Diagnostics diagnostics;
  Scenarios scenarios = FindScenarios(options.selection, diagnostics);
  if (!diagnostics.empty()) return Complain(diagnostics);
  if (options.shuffled) Shuffle(options, scenarios);
  if (!options.shard.empty() && !TakeShard(options.shard, scenarios)) {
    std::cerr << "parcours: --shard wants part/parts, such as 2/5\n";
    return ExitCode::kBadScenario;
  }
  if (scenarios.empty()) {
    std::cerr << "parcours: no scenario is left to play; check paths, labels and shard\n";
    return ExitCode::kBadScenario;
  }
  for (const ReportRequest& report : reports) {
    if (const auto writable = CheckWritable(report); !writable) return Complain(writable.error(), language);
  }
  const StopOnSignal interruption;
  core::SetLogOutput("", core::LogLevel::kError);  // the story says what was refused; the log would say it twice
  const auto host = HostInUse::Open(options.host);
  if (!host) return Complain(host.error(), language);
  const scenarios::World world{
      .address = (*host)->address(), .trust_root = (*host)->trust_root(), .operator_credential = (*host)->credential()};
  const auto runs =
      PlayAll(scenarios, world,
              PlayAllOptions{.play = {.seed = options.seed, .keep = options.keep, .stop = interruption.token()},
                             .parallel = options.parallel,
                             .language = language,
                             .colour = ColourOf(options.colour)});
  Summarise(runs);
  if (options.keep) {
    for (const auto& run : runs) std::cout << "kept: " << run.sandbox << "  " << run.scenario->path.string() << '\n';
  }
  ExitCode verdict = Verdict(runs);
  for (const ReportRequest& report : reports) {
    if (const auto written = WriteReport(report, runs, language); !written)
      verdict = Complain(written.error(), language);
  }
  if (!std::cout.flush()) {
    std::cerr << "parcours: what happened could not be written to standard output\n";
    verdict = ExitCode::kEnvironment;
  }
  if (options.compare.empty() || verdict != ExitCode::kPassed) return verdict;
  const auto same = SameAsRecorded(options.compare, runs);
  if (!same) return Complain(same.error(), language);
  return *same ? ExitCode::kPassed : ExitCode::kFailed;
}

}  // namespace

void AddRun(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("run", "Play scenarios, each in a sandbox of its own");
  const auto options = std::make_shared<Options>();
  command->add_option("scenarios", options->selection.paths, "Scenario files, or folders of them")->required();
  command
      ->add_option("-l,--label", options->selection.labels,
                   "Only scenarios with this label (repeatable: any of them)")
      ->allow_extra_args(false);  // or it would take the scenarios that follow it
  command->add_option("-j,--parallel", options->parallel, "How many to play at a time")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  command->add_option("--shard", options->shard,
                      "PART/PARTS: only this part of the scenarios, for CI machines that share them");
  auto* shuffle = command
                      ->add_option("--shuffle", options->shuffle,
                                   "Play in random order; the seed is printed, --shuffle=SEED repeats it")
                      ->expected(0, 1);
  command->add_option("--seed", options->seed, "Seed of ids and codes, instead of the scenario's");
  command->add_option("--report", options->reports, "KIND=PATH with KIND junit, json, canonical or html (repeatable)")
      ->allow_extra_args(false);
  command->add_option("--compare", options->compare, "Fail if the canonical report differs from this recorded one");
  command->add_option("--lang", options->language, "Language of the story: fr or en")
      ->check(CLI::IsMember({"fr", "en"}))
      ->capture_default_str();
  command->add_option("--colour,--color", options->colour, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  command->add_flag("--keep", options->keep, "Keep the sandboxes on the host afterwards");
  AddConnectFlags(*command, options->host);
  auto* state = command->add_option(
      "--state", options->host.state,
      "State folder of the embedded host (default: a temporary one; with --endpoint parcours-state)");
  state->excludes(command->get_option("--connect"));
  command
      ->add_option("--endpoint", options->host.endpoints,
                   "SERVICE=host:port puts your own server in a service's place (repeatable); its certificate "
                   "comes from `parcours endpoint`")
      ->allow_extra_args(false);
  command->callback([&action, options, shuffle] {
    options->shuffled = shuffle->count() > 0;
    action = [options] { return Run(*options); };
  });
}

}  // namespace parcours::cli
