// Runs one service's handlers as the pipeline does, without certificates, journal or other services: on a real
// encrypted store in a temporary folder, at a fixed simulated time, as whichever caller a test chooses.
//
//   TestWorld world({ins::InsSchema()});
//   ASSERT_TRUE(world.Seed(service, cast));
//   world.caller = PhysicianAt("10B0172805");
//   world.Answer<ins::v1::CheckIdentityRequest, ins::v1::CheckIdentityResponse>(
//       "parcours.ins.v1.InsService/CheckIdentity", [](const auto& question) { … });
//   auto response = world.Run(&handlers::SubmitDocument, request);
//
// What is real: the contract's field checks, the store, transactions and their rollback, seeded ids. What is not: the
// method's caller rule, request_id deduplication, faults, the journal. Those are tested where they live.
#pragma once

#include <google/protobuf/message.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/clock.h"
#include "core/ids.h"
#include "core/result.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "services/platform/pipeline/call.h"
#include "services/platform/rpc/care_service.h"
#include "services/platform/store/store.h"
#include "services/platform/testing/temporary_folder.h"

namespace parcours::platform::testing {

// A call that a handler put into the outbox.
struct Enqueued {
  std::string method;
  std::string request;  // serialised
};

// A question that a handler asked another service.
struct Asked {
  std::string method;
  std::string request;  // serialised
};

// One sandbox for one test. Not thread-safe.
class TestWorld {
 public:
  // Fails the test program (throws) if the store cannot be opened.
  explicit TestWorld(std::vector<Schema> schemas);
  ~TestWorld();
  TestWorld(const TestWorld&) = delete;
  TestWorld& operator=(const TestWorld&) = delete;

  Caller caller;            // who calls from now on
  std::string via_service;  // set: the service that calls on the caller's behalf
  core::Time now;           // simulated; 2025-03-22T13:35:00Z at first

  // Puts the cast into the world, in a transaction.
  core::Result<void> Seed(CareService& service, const sandbox::v1::Cast& cast);

  // From now on `method` answers like `answer`, a function of its request that returns Result<Response>. A method
  // without an answer refuses with UNKNOWN_METHOD.
  template <class Request, class Response, class Function>
  void Answer(std::string_view method, Function answer) {
    answers_[std::string(method)] = [answer = std::move(answer)](
                                        const google::protobuf::Message& question,
                                        google::protobuf::Message& response) -> core::Result<void> {
      Request request;
      request.CopyFrom(question);
      core::Result<Response> answered = answer(request);
      if (!answered) return core::Refuse(std::move(answered).error());
      response.CopyFrom(*answered);
      return {};
    };
  }

  // Field checks, gathering, then the work in one transaction: as in the pipeline, a refusal undoes everything unless
  // the handler said KeepOnRefusal.
  template <class Request, class Function>
  auto Run(const Function& handler, const Request& request) {
    using Gathered = std::invoke_result_t<const Function&, Call&, const Request&>;
    using Answered = typename Gathered::value_type::result_type;
    Answered answered = core::Refuse(core::Refusal{});
    auto ran = RunErased(request, [&](Call& call) -> core::Result<ErasedWork> {
      auto work = TRY(handler(call, request));
      return ErasedWork([&answered, work = std::move(work)](Transaction& tx) -> core::Result<void> {
        answered = work(tx);
        if (!answered) return core::Refuse(answered.error());
        return {};
      });
    });
    if (!ran) answered = core::Refuse(std::move(ran).error());
    return answered;
  }

  // Runs `work` in a transaction of its own, to prepare or look at state below the handlers.
  core::Result<void> Transact(const std::function<core::Result<void>(Transaction&)>& work);

  Store& store() { return *store_; }
  const std::vector<Enqueued>& enqueued() const { return enqueued_; }
  const std::vector<Asked>& asked() const { return asked_; }
  const std::string& decision() const { return decision_; }    // of the last call
  const std::string& concerned() const { return concerned_; }  // the patient named last, matricule

 private:
  class WorldCall;
  class WorldTransaction;
  using ErasedWork = std::function<core::Result<void>(Transaction&)>;
  using ErasedAnswer = std::function<core::Result<void>(const google::protobuf::Message&, google::protobuf::Message&)>;

  core::Result<void> RunErased(const google::protobuf::Message& request,
                               const std::function<core::Result<ErasedWork>(Call&)>& handler);

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  core::SandboxId sandbox_;
  core::IdSequence ids_;
  std::map<std::string, ErasedAnswer, std::less<>> answers_;
  std::vector<Enqueued> enqueued_;
  std::vector<Asked> asked_;
  std::string decision_;
  std::string concerned_;
  bool in_transaction_ = false;
};

// Callers that most tests need. `structure`: Struct_IdNat ("1" + FINESS). The credential is theirs, "card-" + subject.
Caller PhysicianAt(std::string_view structure);   // CPS, profession 10, cardiology
Caller NurseAt(std::string_view structure);       // CPS, profession 60
Caller StudentAt(std::string_view structure);     // CPF, training for profession 10
Caller ClerkAt(std::string_view structure);       // CPE, medical secretary
Caller SoftwareOf(std::string_view structure);    // certificate of the structure
Caller CitizenNamed(std::string_view pseudonym);  // signed-in citizen
Caller TrainerNamed(std::string_view name);       // operator

}  // namespace parcours::platform::testing
