// The one way that every RPC goes, whatever protocol brought it:
//
//   caller -> sandbox -> revocation -> method rule -> faults -> field validation -> handler -> journal -> answer
//
// An accepted call's effect, its answer for a repeated request_id and its journal entry are one transaction; a refused
// call's effect is rolled back and its refusal journalled. Nothing is answered that is not journalled.
#pragma once

#include <google/protobuf/message.h>

#include <functional>
#include <memory>
#include <optional>
#include <semaphore>
#include <string>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/common/v1/on_behalf.pb.h"
#include "parcours/sandbox/v1/fault.pb.h"
#include "pki/chain.h"
#include "services/platform/pipeline/call.h"
#include "services/platform/pipeline/peer.h"
#include "services/platform/pipeline/peers.h"
#include "services/platform/policy/method_table.h"
#include "services/platform/sandbox/sandboxes.h"

namespace parcours::platform {

// A call that got past the gate, and what the gate found out on the way. A refused call has the part that was known.
struct Admission {
  const Method* method = nullptr;
  std::string exchange_id;
  std::string parent_exchange;       // of the call that caused this one
  Caller caller;                     // at the origin
  std::string via_service;           // empty: the caller itself
  std::string fingerprint;           // of the certificate shown
  std::shared_ptr<Sandbox> sandbox;  // never null: the host's own world where no sandbox is known
  core::Time now;                    // simulated
  std::uint32_t branch = 1;
  std::string patient;  // matricule, if the request names one
  std::optional<sandbox::v1::Fault> fault;
  bool session = false;   // the credential is a sign-in session
  bool external = false;  // it went to a developer's own server
  bool settled = false;   // its journal entry is written
};

class PipelineTransaction;
struct Head;
struct OutboxItem;

// Thread-safe.
class Pipeline {
 public:
  using ErasedWork = std::function<core::Result<void>(Transaction&)>;
  using Handler = std::function<core::Result<ErasedWork>(Call&)>;

  // Whether a verified host-level certificate (operator, service) is to be refused all the same.
  using PeerCheck = std::function<core::Result<void>(const pki::VerifiedPeer&)>;

  // All borrowed; they outlive the pipeline.
  struct Parts {
    const MethodTable* methods;
    Sandboxes* sandboxes;
    const pki::ChainVerifier* verifier;
    const core::Clock* wall;
    Peers* peers;
    PeerCheck check;
    int calls_at_once = 64;  // from outside; calls between services are not counted, so that they cannot deadlock
  };
  explicit Pipeline(Parts parts);

  // Serves one unary call; `response` is set if it is accepted. Refusals carry their reason; INTERNAL carries an
  // incident id whose details are in the log.
  core::Result<void> Serve(const Peer& peer, const google::protobuf::Message& request,
                           google::protobuf::Message& response, const Handler& handler);

  // How a call reaches the developer's own server that answers it: whom for, until when (wall time); sets `response`.
  using Sender =
      std::function<core::Result<void>(const common::v1::OnBehalf&, core::Time until,
                                       const google::protobuf::Message& request, google::protobuf::Message& response)>;

  // Serves one unary call by passing it on: through the same gate and into the same journal, as external. The effect is
  // the other server's, so that it stands before its journal entry, and is not taken back if the entry fails.
  core::Result<void> Forward(const Peer& peer, const google::protobuf::Message& request,
                             google::protobuf::Message& response, const Sender& send);

  // Opens a server stream: passes the gate and journals the opening. Check StillAdmitted while the stream is open.
  core::Result<Admission> Open(const Peer& peer, const google::protobuf::Message& request);

  // Refuses once the credential was revoked, its certificate expired, its card removed or its sandbox deleted.
  core::Result<void> StillAdmitted(const Admission& admission, const Peer& peer) const;

  Sandboxes& sandboxes() const { return *parts_.sandboxes; }
  const core::Clock& wall() const { return *parts_.wall; }
  const MethodTable& methods() const { return *parts_.methods; }

  // Sends what a crash left in the outbox of a sandbox.
  void DeliverOutbox(Sandbox& sandbox);

 private:
  friend class PipelineCall;

  core::Result<void> Gate(const Peer& peer, const google::protobuf::Message& request, Admission& admission) const;
  core::Result<void> IdentifyCaller(const Peer& peer, Admission& admission) const;
  core::Result<void> FindSandbox(const google::protobuf::Message& request, Admission& admission) const;
  core::Result<void> CheckState(Admission& admission) const;
  core::Result<void> StrikeFault(const Peer& peer, Admission& admission) const;
  Admission Arrive() const;
  core::Result<void> Guarded(const Admission& admission, const std::function<core::Result<void>()>& step) const;
  using Gathering = std::function<core::Result<ErasedWork>(Admission&)>;
  core::Result<void> Run(const Peer& peer, const google::protobuf::Message& request,
                         google::protobuf::Message& response, const Gathering& gathering);
  core::Result<ErasedWork> Gather(const Peer& peer, Admission& admission, const google::protobuf::Message& request,
                                  google::protobuf::Message& response, const Gathering& gathering);
  core::Result<void> Settle(Admission& admission, const google::protobuf::Message& request,
                            google::protobuf::Message& response, const ErasedWork& work, core::Time begun);
  static std::optional<core::Refusal> RunWork(PipelineTransaction& tx, const Admission& admission,
                                              const google::protobuf::Message& request,
                                              google::protobuf::Message& response, const ErasedWork& work);
  core::Result<void> SettleRefusal(Admission& admission, const google::protobuf::Message& request,
                                   core::Refusal refusal, core::Time begun);
  void Settled(Admission& admission, const Head& head);
  bool DeliverPending(Sandbox& sandbox) const;
  bool Deliver(const OutboxItem& item) const;

  const Parts parts_;
  std::counting_semaphore<> slots_;
};

}  // namespace parcours::platform
