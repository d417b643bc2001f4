// A real host for scenarios to be played on over mTLS.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "scenarios/engine/player.h"
#include "services/host/host.h"
#include "tests/scenarios/engine/support.h"

namespace parcours::scenarios {

// One host for all tests: each run has a sandbox of its own.
class Playing : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new testing::Folder();
    auto started = host::Host::Start(host::Options{.state = folder_->path() / "state"});
    ASSERT_TRUE(started) << started.error().detail;
    host_ = started->release();
    world_ = new World{.address = host_->address(), .trust_root = host_->trust_root()};
    world_->operator_credential =
        std::make_shared<const pki::TlsCredential>(host_->OperatorCredential("trainer").value());
  }
  static void TearDownTestSuite() {
    delete world_;
    delete host_;
    delete folder_;
  }

  // Plays these steps in one act; the scenario is kept for the result to point to.
  RunResult Run(const std::string& steps, const std::string& rest = {}, const PlayOptions& options = {}) {
    return RunText(testing::kHead + "acts:\n  - title: Acte\n    steps:\n" + steps + rest, options);
  }
  RunResult RunText(const std::string& yaml, const PlayOptions& options = {}) {
    scenarios_.push_back(testing::Load(yaml));
    if (scenarios_.back() == nullptr) return {};
    Listener listener;
    return Play(*scenarios_.back(), *world_, options, listener);
  }

  // "passed", or what failed, step by step.
  static std::string Story(const RunResult& run) {
    std::string story;
    for (const Failure& failure : run.environment) story += "environment " + failure.what.en + "\n";
    for (const ActResult& act : run.acts) {
      for (const StepResult& step : act.steps) {
        story += step.step->id + " " + std::string(NameOf(step.outcome)) + "\n";
        for (const Failure& failure : step.failures) story += "  " + failure.what.en + "\n";
      }
    }
    return story;
  }

  static const StepResult& Step(const RunResult& run, std::size_t number) {
    return run.acts.at(0).steps.at(number - 1);
  }

  inline static testing::Folder* folder_ = nullptr;
  inline static host::Host* host_ = nullptr;
  inline static World* world_ = nullptr;
  std::vector<std::unique_ptr<const Scenario>> scenarios_;
};

// A step that finds Paul and saves ${ins} and ${id}.
inline const std::string kFound = R"(
      - { id: found, as: secretary, call: ins.InsService/SearchByTraits,
          with: { birth_name: MARTEL, given_name: PAUL, sex: MALE, birth_date: 1961-06-12 },
          expect: { outcome: FOUND, identity: { ins: { matricule: { matches: "^1[0-9]{12}$" } }, status: RETRIEVED } },
          save: { ins: /identity/ins, id: /identity/id }, takes: 1 min }
)";

}  // namespace parcours::scenarios
