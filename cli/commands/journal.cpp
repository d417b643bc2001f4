#include <fmt/format.h>
#include <google/protobuf/util/time_util.h>

#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/host_flags.h"
#include "cli/say.h"
#include "core/reasons.h"
#include "core/refusal_wire.h"
#include "parcours/journal/v1/journal.grpc.pb.h"
#include "scenarios/engine/contract.h"

namespace parcours::cli {
namespace {

using journal::v1::JournalService;

struct Options {
  HostOptions host;
  std::string sandbox;
  std::string target;
  std::string exchange;
  bool refused = false;
  bool verify = false;
  bool watch = false;
};

ExitCode Refused(const grpc::Status& status) {
  return Complain(core::RefusalFromStatus(status.error_code(), status.error_message(), status.error_details()),
                  core::Language::kEnglish);
}

void Print(const journal::v1::Exchange& exchange) {
  const std::string outcome = exchange.code() == 0 ? "OK" : core::ReasonName(exchange.reason());
  std::cout << fmt::format("{:>5}  {}  {:<24} {:<44} {}{}{}  {}\n", exchange.sequence(),
                           google::protobuf::util::TimeUtil::ToString(exchange.simulated_time()),
                           exchange.caller().display_name(), exchange.method(), outcome,
                           exchange.via_service().empty() ? "" : " via " + exchange.via_service(),
                           exchange.external() ? " [external server]" : "", exchange.id());
}

ExitCode List(const Options& options, JournalService::Stub& stub) {
  journal::v1::ListExchangesRequest request;
  request.set_sandbox_id(options.sandbox);
  if (const auto* method = scenarios::FindMethod(options.target)) request.set_target(scenarios::FullName(*method));
  if (const auto* service = scenarios::FindService(options.target)) request.set_target(service->full_name());
  if (!options.target.empty() && request.target().empty()) {
    std::cerr << "parcours: no service or method " << options.target << '\n';
    return ExitCode::kBadScenario;
  }
  request.set_refused_only(options.refused);
  request.set_page_size(500);
  do {
    grpc::ClientContext context;
    journal::v1::ListExchangesResponse response;
    if (const auto status = stub.ListExchanges(&context, request, &response); !status.ok()) return Refused(status);
    for (const auto& exchange : response.exchanges()) Print(exchange);
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  return ExitCode::kPassed;
}

ExitCode Show(const Options& options, JournalService::Stub& stub) {
  journal::v1::GetExchangeRequest request;
  request.set_sandbox_id(options.sandbox);
  request.set_exchange_id(options.exchange);
  grpc::ClientContext context;
  journal::v1::GetExchangeResponse response;
  if (const auto status = stub.GetExchange(&context, request, &response); !status.ok()) return Refused(status);
  Print(response.exchange());
  std::cout << "decided by  " << response.exchange().decision() << "\nrequest     " << response.request_json()
            << "\nresponse    " << response.response_json() << "\nentry hash  " << response.exchange().entry_hash()
            << '\n';
  return ExitCode::kPassed;
}

ExitCode Verify(const Options& options, JournalService::Stub& stub) {
  journal::v1::VerifyJournalRequest request;
  request.set_sandbox_id(options.sandbox);
  grpc::ClientContext context;
  journal::v1::VerifyJournalResponse response;
  if (const auto status = stub.VerifyJournal(&context, request, &response); !status.ok()) return Refused(status);
  for (const auto& defect : response.defects()) {
    std::cout << fmt::format(
        "entry {}: {} — {}\n", defect.sequence(),
        scenarios::ShortName(*journal::v1::JournalDefect::Kind_descriptor()->FindValueByNumber(defect.kind())),
        defect.detail());
  }
  std::cout << response.entries() << (response.intact() ? " entries, intact\n" : " entries, NOT intact\n");
  return response.intact() ? ExitCode::kPassed : ExitCode::kFailed;
}

ExitCode Watch(const Options& options, JournalService::Stub& stub) {
  journal::v1::WatchExchangesRequest request;
  request.set_sandbox_id(options.sandbox);
  grpc::ClientContext context;
  const auto stream = stub.WatchExchanges(&context, request);
  journal::v1::WatchExchangesResponse event;
  while (stream->Read(&event)) {
    Print(event.exchange());
    std::cout.flush();
  }
  return Refused(stream->Finish());
}

ExitCode Journal(const Options& options) {
  const auto host = HostInUse::Open(options.host);
  if (!host) return Complain(host.error(), core::Language::kEnglish);
  const auto stub = JournalService::NewStub((*host)->Channel());
  if (options.verify) return Verify(options, *stub);
  if (options.watch) return Watch(options, *stub);
  if (!options.exchange.empty()) return Show(options, *stub);
  return List(options, *stub);
}

}  // namespace

void AddJournal(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("journal", "Read, watch or verify the journal of a sandbox on a running host");
  const auto options = std::make_shared<Options>();
  AddConnectFlags(*command, options->host);
  command->get_option("--connect")->required();
  command->get_option("--operator")->required();
  command->add_option("--sandbox", options->sandbox, "Id of the sandbox")->required();
  command->add_option("--target", options->target, "Only this service or method");
  command->add_option("--exchange", options->exchange, "Show this exchange with its bodies");
  command->add_flag("--refused", options->refused, "Only refusals");
  auto* verify = command->add_flag("--verify", options->verify, "Verify every entry against its hash and the ledger");
  command->add_flag("--watch", options->watch, "Print exchanges as they happen")->excludes(verify);
  command->callback([&action, options] { action = [options] { return Journal(*options); }; });
}

}  // namespace parcours::cli
