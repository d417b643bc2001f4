// One scenario's run on a host: its sandbox, people, variables and clock, and how a call is made there. For the player.
#pragma once

#include <google/protobuf/message.h>

#include <memory>
#include <optional>
#include <string>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/sandbox/v1/sandbox.pb.h"
#include "scenarios/engine/actors.h"
#include "scenarios/engine/message_builder.h"
#include "scenarios/engine/result.h"
#include "scenarios/engine/variables.h"
#include "scenarios/engine/wire.h"

namespace parcours::scenarios {

struct Call {
  ActorRef as;
  const google::protobuf::MethodDescriptor* method = nullptr;
  std::unique_ptr<google::protobuf::Message> request;
  std::size_t receive = 1;
  bool implicit = false;
};

// Not thread-safe. Borrows scenario and world.
class Stage {
 public:
  Stage(const Scenario& scenario, const World& world, std::uint64_t seed);

  // Makes the sandbox and sets the first variables. Refuses as the host does.
  core::Result<void> Open();
  // Gives the scenario's variables their values, in order; what is wrong with them. After Open.
  std::vector<Failure> SetGivenVariables();
  // Deletes the sandbox. Refuses as the host does.
  core::Result<void> Close();

  // Makes the call; the exchange is appended to `exchanges`, with those that it took to get there (a card inserted).
  // The request's request_id and sandbox are filled in where they are empty. Refuses only where no call could be made.
  core::Result<CallOutcome> Make(Call call, std::vector<ExchangeResult>& exchanges);

  core::Result<void> Advance(core::Duration by, std::vector<ExchangeResult>& exchanges);
  core::Result<void> MoveTo(core::Time to, std::vector<ExchangeResult>& exchanges);

  // A state to come back to: the sandbox's, and what the player knew then.
  struct Snapshot {
    std::string id;
    Variables variables;
    Actors::State actors;
  };
  core::Result<Snapshot> TakeSnapshot(const std::string& title);
  core::Result<void> Restore(Snapshot snapshot);

  BuildContext Context();
  Variables& variables() { return variables_; }
  Actors& actors() { return actors_; }
  const Scenario& scenario() const { return scenario_; }
  core::Time now() const { return now_; }
  const std::string& sandbox_id() const { return sandbox_id_; }

 private:
  core::Result<void> Move(sandbox::v1::MoveClockRequest request, std::vector<ExchangeResult>& exchanges);
  core::Result<card::v1::Credential> Unlock(const sandbox::v1::CardSpec& card, std::vector<ExchangeResult>& exchanges);
  template <class Response>
  core::Result<Response> AsOperator(const char* method, const google::protobuf::Message& request,
                                    std::vector<ExchangeResult>& exchanges);
  void FillIn(const ActorRef& as, google::protobuf::Message& request);
  void SetVariables(const sandbox::v1::CreateSandboxResponse& created);
  std::optional<Json> Find(std::string_view expression);

  const Scenario& scenario_;
  const World& world_;
  const std::uint64_t seed_;
  Actors actors_;
  Variables variables_;
  std::string sandbox_id_;
  std::string join_code_;
  core::Time now_;
  int requests_ = 0;
};

}  // namespace parcours::scenarios
