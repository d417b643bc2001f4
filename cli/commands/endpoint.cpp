#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/endpoint_flags.h"
#include "cli/say.h"
#include "core/files.h"

namespace parcours::cli {
namespace {

struct Options {
  std::string service;
  std::string state = kDefaultState;
  std::string out = ".";
};

// Certificate, key and root in files that any TLS library reads.
core::Result<void> Export(const Options& options) {
  const std::string service = TRY(ReadServiceName(options.service));
  const host::EndpointCredential issued = TRY(host::IssueEndpointCredential(options.state, service));
  const std::filesystem::path folder = options.out;
  const auto write = [&](const char* name, std::string_view bytes, core::FileMode mode) -> core::Result<void> {
    TRY(core::WriteFile(folder / name, bytes, mode));
    std::cout << (folder / name).string() << '\n';
    return {};
  };
  TRY(core::MakePrivateFolder(folder));
  TRY(write("server.crt", issued.credential.certificate_chain, core::FileMode::kPublic));
  TRY(write("server.key", issued.credential.private_key.Reveal(), core::FileMode::kPrivate));
  return write("root.crt", issued.trust_root, core::FileMode::kPublic);
}

}  // namespace

void AddEndpoint(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand(
      "endpoint", "Write certificate, key and root for a server of your own that takes a service's place");
  const auto options = std::make_shared<Options>();
  command->add_option("service", options->service, "Which service it takes the place of: ins, dmp.DmpService…")
      ->required();
  command->add_option("--state", options->state, "State folder of the host that will call it; made if need be")
      ->capture_default_str();
  command->add_option("--out", options->out, "Folder to write into")->capture_default_str();
  command->callback([&action, options] {
    action = [options] {
      const auto written = Export(*options);
      return written ? ExitCode::kPassed : Complain(written.error(), core::Language::kEnglish);
    };
  });
}

}  // namespace parcours::cli
