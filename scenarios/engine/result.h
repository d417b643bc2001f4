// What became of a run: a tree that reports only read.
#pragma once

#include <chrono>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "core/text.h"
#include "parcours/policy/v1/policy.pb.h"
#include "scenarios/engine/model.h"

namespace parcours::scenarios {

using Json = nlohmann::ordered_json;

enum class Outcome { kPassed, kFailed, kSkipped };

std::string_view NameOf(Outcome outcome);

// One RPC that the player made. Bodies have their secrets masked.
struct ExchangeResult {
  std::string actor;    // name in the scenario
  std::string who;      // for people; empty: nobody that the chain knows
  std::string card;     // "CPS", "session", "certificat d'opérateur"…: kind of credential; empty: none
  std::string service;  // "parcours.ins.v1.InsService"
  std::string method;   // "SearchByTraits"
  Json request;
  Json response;
  int code = 0;               // gRPC status code
  std::string reason;         // of a refusal, without prefix
  core::Text explanation;     // of a refusal, for people
  bool implicit = false;      // made by the player on its own: a card inserted, a PIN typed
  bool external = false;      // answered by a developer's own server
  core::Time simulated_time;  // when it was made
  core::Duration took{0};     // wall time
};

// One thing that was not as expected.
struct Failure {
  Mark mark;
  core::Text what;  // "outcome: expected FOUND, got NOT_FOUND"
};

struct StepResult {
  const Step* step = nullptr;  // of the scenario that was run, which outlives the result
  Outcome outcome = Outcome::kPassed;
  std::vector<ExchangeResult> exchanges;
  std::vector<Failure> failures;
  std::vector<std::string> captured;  // names of variables
  core::Text skipped_because;
  core::Time simulated_start;
  core::Time simulated_end;
  core::Duration took{0};  // wall time
  int attempts = 1;
};

struct ActResult {
  const Act* act = nullptr;  // null: the scenario's `finally`
  Outcome outcome = Outcome::kPassed;
  std::vector<StepResult> steps;
};

struct RunResult {
  const Scenario* scenario = nullptr;
  Outcome outcome = Outcome::kPassed;
  std::uint64_t seed = 0;
  std::string sandbox;  // id on the host; worth something only where it was kept
  std::vector<ActResult> acts;
  // Why nothing could be played: no host, a cast that the host refuses. Empty if it was played.
  std::vector<Failure> environment;
  core::Duration took{0};  // wall time
};

// How many steps ended so.
std::size_t Count(const RunResult& run, Outcome outcome);

}  // namespace parcours::scenarios
