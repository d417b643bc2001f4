// The library plays, and between them its scenarios show every method of the care services and every refusal that their
// code can give. Both lists come from the code; what was played comes from the journals.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "core/reasons.h"
#include "core/text.h"
#include "parcours/journal/v1/journal.grpc.pb.h"
#include "scenarios/engine/contract.h"
#include "scenarios/engine/files.h"
#include "scenarios/engine/loader.h"
#include "scenarios/engine/player.h"
#include "services/host/host.h"
#include "tests/scenarios/engine/support.h"

namespace parcours::scenarios {
namespace {

using Names = std::set<std::string>;

// Services of the simulator itself: the player uses them to play.
const Names kSimulator = {"sandbox", "journal", "playback"};

// What no scenario can bring about, and who tries it instead.
const Names kElsewhere = {
    "DEADLINE",       "INTERNAL", "STORE_FAILED", "UNSPECIFIED", "SERVICE_UNAVAILABLE",  // tests of the platform
    "FILE_MALFORMED",  // tables that are built in, looked at when the host starts
};

struct Played {
  Names methods;                         // "ins.InsService/SearchByTraits"
  std::map<std::string, Names> reasons;  // by package: "ins"
};

// "parcours.ins.v1.InsService/SearchByTraits" -> "ins"
std::string PackageOf(const std::string& method) {
  const auto begin = method.find('.') + 1;
  return method.substr(begin, method.find('.', begin) - begin);
}

class Library : public ::testing::Test {
 protected:
  Library() {
    auto started = host::Host::Start({.state = folder_.path() / "state"});
    if (!started) throw std::runtime_error(started.error().detail);
    host_ = std::move(*started);
    world_ = {.address = host_->address(), .trust_root = host_->trust_root()};
    world_.operator_credential =
        std::make_shared<const pki::TlsCredential>(host_->OperatorCredential("library").value());
  }

  void PlayAll() {
    for (const auto& file : ScenarioFiles(PARCOURS_SOURCE_DIR "/scenarios/library")) {
      Diagnostics diagnostics;
      const auto scenario = testing::LoadAndCheck(file, diagnostics);
      ASSERT_TRUE(diagnostics.empty()) << testing::Said(diagnostics);
      Listener unheard;
      const RunResult run = Play(*scenario, world_, {.keep = true}, unheard);
      EXPECT_EQ(run.outcome, Outcome::kPassed) << file;
      ReadJournal(run.sandbox);
      ReadResult(run);
    }
  }

  void ReadJournal(const std::string& sandbox) {
    const auto channel =
        grpc::CreateChannel(world_.address, pki::ClientCredentials(*world_.operator_credential, world_.trust_root));
    const auto stub = journal::v1::JournalService::NewStub(channel);
    journal::v1::ListExchangesRequest request;
    request.set_sandbox_id(sandbox);
    request.set_page_size(500);
    do {
      grpc::ClientContext context;
      journal::v1::ListExchangesResponse page;
      ASSERT_TRUE(stub->ListExchanges(&context, request, &page).ok());
      for (const auto& exchange : page.exchanges()) {
        played_.methods.insert(exchange.method());
        if (exchange.code() != 0)
          played_.reasons[PackageOf(exchange.method())].insert(core::ReasonName(exchange.reason()));
      }
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
  }

  // A task's mistakes are undone when they have been played, and are in no journal.
  void ReadResult(const RunResult& run) {
    for (const ActResult& act : run.acts) {
      for (const StepResult& step : act.steps) {
        for (const ExchangeResult& exchange : step.exchanges) {
          played_.methods.insert(exchange.service + "/" + exchange.method);
          if (exchange.code != 0) played_.reasons[PackageOf(exchange.service)].insert(exchange.reason);
        }
      }
    }
  }

  // The reasons that stand in a care service's code.
  static Names ReasonsIn(const std::filesystem::path& folder) {
    Names reasons;
    const std::regex name("\\bREASON_([A-Z0-9_]+)");  // and not NON_SUBSTITUTION_REASON_…
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
      std::ifstream file(entry.path());
      const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
      for (std::sregex_iterator one(text.begin(), text.end(), name), end; one != end; ++one) reasons.insert((*one)[1]);
    }
    return reasons;
  }

  testing::Folder folder_;
  std::unique_ptr<host::Host> host_;
  World world_;
  Played played_;
};

TEST_F(Library, ShowsEveryMethodAndEveryRefusalOfTheCareServices) {
  PlayAll();
  for (const std::string& method : MethodNames()) {
    const std::string full = FullName(*FindMethod(method));
    if (kSimulator.contains(PackageOf(full))) continue;
    EXPECT_TRUE(played_.methods.contains(full)) << method << " is in no scenario of the library";
  }
  for (const auto& folder : std::filesystem::directory_iterator(PARCOURS_SOURCE_DIR "/services")) {
    const std::string package = folder.path().filename();
    if (!folder.is_directory() || package == "platform" || package == "host" || package == "simulator") continue;
    for (const std::string& reason : ReasonsIn(folder.path())) {
      if (kElsewhere.contains(reason)) continue;
      EXPECT_TRUE(played_.reasons[package].contains(reason))
          << package << " can refuse with " << reason << ", which no scenario of the library shows";
    }
  }
}

}  // namespace
}  // namespace parcours::scenarios
