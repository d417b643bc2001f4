#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/end_signal.h"
#include "cli/endpoint_flags.h"
#include "cli/hosts.h"
#include "cli/say.h"
#include "core/files.h"
#include "core/log.h"
#include "pki/operator_file.h"
#include "services/host/host.h"

namespace parcours::cli {
namespace {

struct Options {
  std::string state = kDefaultState;
  std::string listen = "127.0.0.1:7443";
  std::string name = "operator";
  std::string log;
  std::vector<std::string> endpoints;
};

ExitCode Serve(const Options& options) {
  const EndSignal end;
  if (!core::SetLogOutput(options.log, core::LogLevel::kInfo)) {
    std::cerr << "parcours: the log file " << options.log << " cannot be opened\n";
    return ExitCode::kEnvironment;
  }
  const auto endpoints = ReadEndpoints(options.endpoints);
  if (!endpoints) return Complain(endpoints.error(), core::Language::kEnglish);
  const auto host =
      host::Host::Start(host::Options{.state = options.state, .listen = options.listen, .endpoints = *endpoints});
  if (!host) return Complain(host.error(), core::Language::kEnglish);
  const auto credential = (*host)->OperatorCredential(options.name);
  if (!credential) return Complain(credential.error(), core::Language::kEnglish);
  const std::filesystem::path file = std::filesystem::path(options.state) / (options.name + ".pem");
  if (const auto written =
          core::WriteFile(file, pki::WriteOperatorFile(*credential, (*host)->trust_root()), core::FileMode::kPrivate);
      !written) {
    return Complain(written.error(), core::Language::kEnglish);
  }
  std::cout << "listening on " << (*host)->address() << "\noperator credential in " << file.string() << "\nCtrl+C ends"
            << std::endl;
  end.Wait();
  std::cout << "stopping" << std::endl;
  return ExitCode::kPassed;
}

}  // namespace

void AddServe(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("serve", "Serve a host until Ctrl+C");
  const auto options = std::make_shared<Options>();
  command->add_option("--state", options->state, "Folder for sandboxes, keys and journals")->capture_default_str();
  command->add_option("--listen", options->listen, "Address and port; port 0: any free one")->capture_default_str();
  command
      ->add_option("--operator", options->name,
                   "Name of the operator whose credential is written into the state folder")
      ->capture_default_str();
  command->add_option("--endpoint", options->endpoints,
                      "SERVICE=host:port puts your own server in a service's place (repeatable); its certificate "
                      "comes from `parcours endpoint`");
  command->add_option("--log", options->log, "Append the log to this file instead of standard error");
  command->callback([&action, options] { action = [options] { return Serve(*options); }; });
}

}  // namespace parcours::cli
