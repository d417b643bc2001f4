// What a handler sees of a call, and what it gives back. Free of gRPC.
//
// A handler is a free function named like its RPC. It first *gathers*: reads the caller, asks other services
// (Call::Ask). It then returns the *work* to transact: a function that runs in one transaction, calls nobody, and whose
// effect, answer and journal entry are committed together. The type makes the order: there is no Call inside the work.
//
//   core::Result<Work<MaskResponse>> Mask(Call& call, const MaskRequest& request) {
//     auto identity = TRY(call.Ask<ins::v1::GetIdentityResponse>("parcours.ins.v1.InsService/GetIdentity", question));
//     return Work<MaskResponse>([=](Transaction& tx) -> core::Result<MaskResponse> { … });
//   }
#pragma once

#include <google/protobuf/message.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/ids.h"
#include "core/result.h"
#include "parcours/policy/v1/policy.pb.h"
#include "services/platform/store/store.h"

namespace parcours::platform {

// Who a call comes from. Read from certificate and sandbox state, never from the request. A value.
struct Caller {
  policy::v1::CallerKind kind = policy::v1::CALLER_KIND_ANONYMOUS;
  std::string subject;       // PS_IdNat, Struct_IdNat, pseudonym of a citizen, name of a service or operator
  std::string display_name;  // for people
  std::string profession;    // TRE_G15, or TRE_G16 for a CPF
  std::string speciality;    // TRE_R01
  std::string role;          // TRE_R85, of an employee
  std::string structure;     // Struct_IdNat
  std::string sector;        // TRE_R02
  core::SandboxId sandbox;   // empty for operators and anonymous callers
  std::string credential;    // card id or session id; empty for operators
};

class Call;

// One transaction of one call. Not thread-safe; lives as long as the work runs.
class Transaction {
 public:
  virtual ~Transaction() = default;

  virtual WriteTransaction& sql() = 0;
  virtual const Caller& caller() const = 0;               // who is at the origin of the call
  virtual core::Time now() const = 0;                     // simulated time of the sandbox
  virtual std::string NextId(std::string_view kind) = 0;  // seeded: "doc-…"
  virtual std::string NextCode() = 0;                     // seeded one-time code, six digits

  // A refusal that follows keeps what was written so far: counters of tries must survive it.
  virtual void KeepOnRefusal() = 0;

  // After the commit, and once more after a crash until it succeeds, calls `method`
  // ("parcours.dmp.v1.DmpService/Submit…") with `request` on behalf of the same caller: a durable effect on another
  // service.
  virtual void Enqueue(std::string_view method, const google::protobuf::Message& request) = 0;

  // Runs `then` once the transaction is committed, before the answer leaves; never if it is not committed.
  virtual void AfterCommit(std::function<void()> then) = 0;

  // The rule that decided, for the journal and the teaching views: its name and source.
  virtual void Decide(std::string_view rule) = 0;

  // Names for the journal the patient that the call is about, where its request names them by an id only. A call about
  // several patients names none.
  virtual void Concern(std::string_view matricule) = 0;
};

template <class Response>
using Work = std::function<core::Result<Response>(Transaction&)>;

// The gathering half of a call. Not thread-safe; lives until its handler returns.
class Call {
 public:
  virtual ~Call() = default;

  virtual const Caller& caller() const = 0;            // who is at the origin: a person, a structure, an operator
  virtual std::string_view via_service() const = 0;    // the service that calls for them; empty if they call themselves
  virtual core::Time now() const = 0;                  // simulated time of the sandbox
  virtual const core::SandboxId& sandbox() const = 0;  // the sandbox of the call; "host" for the host's own world
  virtual std::uint32_t branch() const = 0;            // the sandbox's current branch

  // Calls another service on behalf of the caller: over its stub, journalled. Its refusal comes back unchanged.
  // Must not be used inside a transaction.
  virtual core::Result<void> Ask(std::string_view method, const google::protobuf::Message& request,
                                 google::protobuf::Message& response) = 0;

  template <class Response>
  core::Result<Response> Ask(std::string_view method, const google::protobuf::Message& request) {
    Response response;
    if (auto asked = Ask(method, request, response); !asked) return core::Refuse(std::move(asked).error());
    return response;
  }

  // Commits `count` durably at once, whatever becomes of the call: a try is counted before its PIN is tested.
  // For counters only. Refuses as `count` does and with STORE_FAILED.
  virtual core::Result<void> CountFirst(const std::function<core::Result<void>(WriteTransaction&)>& count) = 0;

  // Reads the sandbox's last committed state while gathering.
  virtual core::Result<void> Read(const std::function<core::Result<void>(ReadTransaction&)>& work) = 0;
};

}  // namespace parcours::platform
