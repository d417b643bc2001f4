#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/host_flags.h"
#include "cli/say.h"
#include "core/files.h"
#include "core/refusal_wire.h"
#include "core/text.h"
#include "parcours/card/v1/card.grpc.pb.h"
#include "pki/crypto.h"
#include "scenarios/engine/contract.h"

namespace parcours::cli {
namespace {

using card::v1::CardService;

struct Options {
  HostOptions host;
  std::string sandbox;
  std::string card;
  std::string holder;
  std::string kind = "CPS";
  std::string pin;
  std::string puk;
  std::string new_pin;
  std::string reason = "LOST";
  std::string token;
  std::string out = ".";
};

std::string NewRequestId() {
  return "cli-" + core::Hex(pki::RandomBytes(12));
}

void Print(const card::v1::Card& card) {
  std::cout << fmt::format("{:<16} {:<10} {:<26} {:<22} PIN {} ({} left){}{}{}\n", card.handle(),
                           scenarios::ShortName(*policy::v1::CallerKind_descriptor()->FindValueByNumber(card.kind())),
                           card.holder_name(), card.subject(),
                           scenarios::ShortName(*card::v1::PinState_descriptor()->FindValueByNumber(card.pin_state())),
                           card.pin_tries_left(), card.inserted() ? ", inserted" : "",
                           card.unlocked() ? ", unlocked" : "", card.has_revoked_at() ? ", REVOKED" : "");
}

// One call on a running host: opens it, calls, complains or hands the answer on.
template <class Request, class Response, class Use>
ExitCode CallCards(const Options& options,
                   grpc::Status (CardService::Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                   Request request, Use use) {
  const auto host = HostInUse::Open(options.host);
  if (!host) return Complain(host.error(), core::Language::kEnglish);
  if constexpr (requires { request.set_request_id(""); }) request.set_request_id(NewRequestId());
  request.set_sandbox_id(options.sandbox);
  if constexpr (requires { request.set_card_id(""); }) request.set_card_id(options.card);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  Response response;
  const auto stub = CardService::NewStub((*host)->Channel());
  const grpc::Status status = (stub.get()->*method)(&context, request, &response);
  if (!status.ok()) {
    return Complain(core::RefusalFromStatus(status.error_code(), status.error_message(), status.error_details()),
                    core::Language::kEnglish);
  }
  return use(response);
}

ExitCode ShowCard(const card::v1::Card& card) {
  Print(card);
  return ExitCode::kPassed;
}

constexpr auto kShow = [](const auto& response) { return ShowCard(response.card()); };

// Certificate, key and root in files that any TLS library reads.
ExitCode Export(const Options& options, const card::v1::ExportCardResponse& response) {
  const std::filesystem::path folder = options.out;
  const auto write = [&](const char* name, const std::string& bytes, core::FileMode mode) -> core::Result<void> {
    TRY(core::WriteFile(folder / (options.card + name), bytes, mode));
    std::cout << (folder / (options.card + name)).string() << '\n';
    return {};
  };
  const auto all = [&]() -> core::Result<void> {
    TRY(core::MakePrivateFolder(folder));
    TRY(write(".crt", response.authentication().certificate_chain(), core::FileMode::kPublic));
    TRY(write(".key", response.authentication().private_key(), core::FileMode::kPrivate));
    TRY(write(".sign.crt", response.signature().certificate_chain(), core::FileMode::kPublic));
    TRY(write(".sign.key", response.signature().private_key(), core::FileMode::kPrivate));
    return write(".root.crt", response.authentication().trust_root(), core::FileMode::kPublic);
  };
  const auto written = all();
  return written ? ExitCode::kPassed : Complain(written.error(), core::Language::kEnglish);
}

ExitCode List(const Options& options) {
  card::v1::ListCardsRequest request;
  request.set_page_size(500);
  return CallCards(options, &CardService::Stub::ListCards, request, [](const card::v1::ListCardsResponse& response) {
    for (const auto& card : response.cards()) Print(card);
    return ExitCode::kPassed;
  });
}

ExitCode Show(const Options& options) {
  return CallCards(options, &CardService::Stub::GetCard, card::v1::GetCardRequest(),
                   [](const card::v1::GetCardResponse& response) {
                     Print(response.card());
                     std::cout << response.authentication_certificate() << response.signature_certificate();
                     return ExitCode::kPassed;
                   });
}

ExitCode Issue(const Options& options) {
  card::v1::IssueCardRequest request;
  auto& card = *request.mutable_card();
  card.set_handle(options.card);
  card.set_holder(options.holder.empty() ? options.card : options.holder);
  const auto* kind = scenarios::FindValue(*policy::v1::CallerKind_descriptor(), options.kind);
  if (kind == nullptr) {
    std::cerr << "parcours: no kind of card " << options.kind << ", one of CPS, CPF, CPE, CPA, STRUCTURE\n";
    return ExitCode::kBadScenario;
  }
  card.set_kind(static_cast<policy::v1::CallerKind>(kind->number()));
  card.set_pin(options.pin);
  card.set_puk(options.puk);
  card.set_token_uri(options.token);
  return CallCards(options, &CardService::Stub::IssueCard, request, kShow);
}

ExitCode ChangePin(const Options& options) {
  card::v1::ChangePinRequest request;
  request.set_pin(options.pin);
  request.set_new_pin(options.new_pin);
  return CallCards(options, &CardService::Stub::ChangePin, request, kShow);
}

ExitCode Unblock(const Options& options) {
  card::v1::UnblockPinRequest request;
  request.set_puk(options.puk);
  request.set_new_pin(options.new_pin);
  return CallCards(options, &CardService::Stub::UnblockPin, request, kShow);
}

ExitCode Revoke(const Options& options) {
  card::v1::RevokeCardRequest request;
  const auto* reason = scenarios::FindValue(*card::v1::RevocationReason_descriptor(), options.reason);
  if (reason == nullptr) {
    std::cerr << "parcours: no reason " << options.reason << ", one of LOST, STOLEN, CESSATION\n";
    return ExitCode::kBadScenario;
  }
  request.set_reason(static_cast<card::v1::RevocationReason>(reason->number()));
  return CallCards(options, &CardService::Stub::RevokeCard, request, kShow);
}

ExitCode ExportCard(const Options& options) {
  card::v1::ExportCardRequest request;
  request.set_pin(options.pin);
  return CallCards(options, &CardService::Stub::ExportCard, request,
                   [&](const card::v1::ExportCardResponse& response) { return Export(options, response); });
}

}  // namespace

void AddCard(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand(
      "card", "Issue, list, show, unblock, revoke and export the cards of a sandbox on a running host");
  command->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  const auto add = [&](const char* name, const char* what, ExitCode (*run)(const Options&)) {
    auto* sub = command->add_subcommand(name, what);
    AddConnectFlags(*sub, options->host);
    sub->get_option("--connect")->required();
    sub->get_option("--operator")->required();
    sub->add_option("--sandbox", options->sandbox, "Id of the sandbox")->required();
    sub->callback([&action, options, run] { action = [options, run] { return run(*options); }; });
    return sub;
  };
  const auto named = [&](CLI::App* sub) {
    sub->add_option("card", options->card, "Handle or id of the card")->required();
    return sub;
  };
  add("list", "List the cards, with the tries that each has left", &List);
  named(add("show", "Show a card and its certificates", &Show));
  auto* issue = named(add("issue", "Issue a card to somebody of the cast", &Issue));
  issue->add_option("--holder", options->holder, "Handle of the holder (default: the card's handle)");
  issue->add_option("--kind", options->kind, "CPS, CPF, CPE, CPA or STRUCTURE")->capture_default_str();
  issue->add_option("--pin", options->pin, "PIN, 4 digits (default 1234)");
  issue->add_option("--puk", options->puk, "PUK, 8 digits (default: made up)");
  issue->add_option("--token", options->token, "PKCS#11 URI of an initialised token: the key is made inside it");
  auto* change = named(add("change-pin", "Change the PIN", &ChangePin));
  change->add_option("--pin", options->pin, "PIN until now")->required();
  change->add_option("--new-pin", options->new_pin, "PIN from now on")->required();
  auto* unblock = named(add("unblock", "Unblock the PIN with the PUK", &Unblock));
  unblock->add_option("--puk", options->puk, "PUK, 8 digits")->required();
  unblock->add_option("--new-pin", options->new_pin, "PIN from now on")->required();
  named(add("revoke", "Revoke a card", &Revoke))
      ->add_option("--reason", options->reason, "LOST, STOLEN or CESSATION")
      ->capture_default_str();
  auto* out =
      named(add("export", "Export keys and certificates for another program; the card is then inserted and unlocked",
                &ExportCard));
  out->add_option("--pin", options->pin, "PIN of the card")->required();
  out->add_option("--out", options->out, "Folder to write into")->capture_default_str();
}

}  // namespace parcours::cli
