#include "services/platform/pipeline/pipeline.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <mutex>
#include <utility>

#include "core/log.h"
#include "core/reasons.h"
#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"
#include "services/platform/faults/faults.h"
#include "services/platform/journal/idempotency.h"
#include "services/platform/journal/journal.h"
#include "services/platform/journal/outbox.h"
#include "services/platform/pipeline/on_behalf.h"
#include "services/platform/pipeline/transaction.h"
#include "services/platform/policy/authorise.h"
#include "services/platform/policy/fields.h"
#include "services/platform/sandbox/sessions.h"

namespace parcours::platform {
namespace {

using google::protobuf::Message;

// How long a call waits for its turn before it is told that there are too many.
constexpr core::Duration kWaitForSlot = std::chrono::seconds(5);

// The bytes that the journal keeps of a message: secrets masked.
std::string JournalBody(const Message& message) {
  if (!HasSecrets(*message.GetDescriptor())) return message.SerializeAsString();
  const std::unique_ptr<Message> copy(message.New());
  copy->CopyFrom(message);
  MaskSecrets(*copy);
  return copy->SerializeAsString();
}

std::string RequestIdOf(const Admission& admission, const Message& request) {
  const auto* field = admission.method->request_id;
  return field == nullptr ? std::string() : request.GetReflection()->GetString(request, field);
}

// Whose request_ids these are: two callers may use the same ones.
RequestKey RequestKeyOf(const Admission& admission, const std::string& request_id) {
  return RequestKey{
      .requester = admission.caller.subject + "|" + admission.caller.credential + "|" + admission.via_service,
      .request_id = request_id,
      .method = admission.method->name};
}

google::protobuf::Timestamp ToTimestamp(core::Time time) {
  return google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(time.time_since_epoch().count());
}

Entry EntryOf(const Admission& admission, const SandboxState& state, const Message& request, core::Time wall,
              core::Time begun) {
  Entry entry;
  journal::v1::Exchange& exchange = entry.exchange;
  exchange.set_id(admission.exchange_id);
  exchange.set_parent_id(admission.parent_exchange);
  *exchange.mutable_caller() = ToActor(admission.caller);
  exchange.set_via_service(admission.via_service);
  exchange.set_credential(admission.caller.credential.empty() ? admission.fingerprint : admission.caller.credential);
  exchange.set_method(admission.method == nullptr ? request.GetDescriptor()->full_name() : admission.method->name);
  exchange.set_patient(admission.patient);
  *exchange.mutable_simulated_time() = ToTimestamp(state.now);
  *exchange.mutable_wall_time() = ToTimestamp(wall);
  exchange.set_duration_us(static_cast<std::uint64_t>((wall - begun).count()));
  exchange.set_branch(state.branch);
  exchange.set_external(admission.external);
  entry.request = JournalBody(request);
  return entry;
}

void DescribeRefusal(const core::Refusal& refusal, Entry& entry) {
  entry.exchange.set_code(static_cast<std::uint32_t>(core::StatusCodeOf(refusal.reason)));
  entry.exchange.set_reason(refusal.reason);
  entry.exchange.set_detail(refusal.detail);
}

// When a developer's own server must have answered: before the caller gives up, so that the refusal still reaches them.
core::Time ForwardUntil(core::Time now, core::Time deadline) {
  constexpr core::Duration kMost = std::chrono::seconds(10);
  constexpr core::Duration kWayBack = std::chrono::milliseconds(500);
  if (deadline == core::Time::max() || deadline - now > kMost + kWayBack) return now + kMost;
  const core::Duration left = deadline - now;
  return deadline - std::min(kWayBack, left / 4);
}

std::string DecisionOf(const Admission& admission, const PipelineTransaction& tx, const Pipeline::ErasedWork& work) {
  if (!tx.decision().empty()) return tx.decision();
  return work ? DescribeRule(admission.method->rule) : "request_id replayed";
}

}  // namespace

// What a handler sees of its call.
class PipelineCall final : public Call {
 public:
  PipelineCall(Pipeline& pipeline, const Peer& peer, const Admission& admission)
      : pipeline_(pipeline), peer_(peer), admission_(admission) {}

  const Caller& caller() const override { return admission_.caller; }
  std::string_view via_service() const override { return admission_.via_service; }
  core::Time now() const override { return admission_.now; }
  const core::SandboxId& sandbox() const override { return admission_.sandbox->id(); }
  std::uint32_t branch() const override { return admission_.branch; }

  core::Result<void> Ask(std::string_view method, const Message& request, Message& response) override {
    if (TransactionScope::Inside()) throw std::logic_error("a service was asked inside a transaction");
    const core::Time now = pipeline_.wall().Now();
    if (peer_.cancelled() || now >= peer_.deadline) return core::Refuse(common::v1::REASON_DEADLINE);
    common::v1::OnBehalf on_behalf = OnBehalfOf(admission_, method, now);
    // Nobody waits longer than the caller does.
    if (peer_.deadline < now + kOnBehalfLifetime) *on_behalf.mutable_expires() = ToTimestamp(peer_.deadline);
    return pipeline_.parts_.peers->Call(admission_.method->service, method, on_behalf, request, response);
  }

  core::Result<void> CountFirst(const std::function<core::Result<void>(WriteTransaction&)>& count) override {
    return admission_.sandbox->store().Write(Durability::kEffect, count);
  }

  core::Result<void> Read(const std::function<core::Result<void>(ReadTransaction&)>& work) override {
    return admission_.sandbox->store().Read(work);
  }

 private:
  Pipeline& pipeline_;
  const Peer& peer_;
  const Admission& admission_;
};

Pipeline::Pipeline(Parts parts) : parts_(std::move(parts)), slots_(parts_.calls_at_once) {}

core::Result<void> Pipeline::Serve(const Peer& peer, const Message& request, Message& response,
                                   const Handler& handler) {
  return Run(peer, request, response, [&](Admission& admission) {
    PipelineCall call(*this, peer, admission);
    return handler(call);
  });
}

core::Result<void> Pipeline::Forward(const Peer& peer, const Message& request, Message& response, const Sender& send) {
  return Run(peer, request, response, [&](Admission& admission) -> core::Result<ErasedWork> {
    const core::Time now = parts_.wall->Now();
    admission.external = true;
    TRY(send(OnBehalfOf(admission, admission.method->name, now), ForwardUntil(now, peer.deadline), request, response));
    return ErasedWork([](Transaction&) -> core::Result<void> { return {}; });
  });
}

core::Result<void> Pipeline::Run(const Peer& peer, const Message& request, Message& response,
                                 const Gathering& gathering) {
  // Calls between services hold no slot: their origin holds one already.
  const bool counted = peer.on_behalf.empty();
  const core::Time begun = parts_.wall->Now();
  if (counted && !slots_.try_acquire_for(std::min(core::Duration(peer.deadline - begun), kWaitForSlot))) {
    return core::Refuse(common::v1::REASON_TOO_MANY_CALLS);
  }
  Admission admission = Arrive();
  core::Result<void> outcome = Guarded(admission, [&]() -> core::Result<void> {
    TRY(Gate(peer, request, admission));
    const ErasedWork work = TRY(Gather(peer, admission, request, response, gathering));
    return Settle(admission, request, response, work, begun);
  });
  if (!outcome && !admission.settled) {
    response.Clear();
    outcome = Guarded(admission, [&] { return SettleRefusal(admission, request, std::move(outcome).error(), begun); });
  }
  if (counted) slots_.release();
  return outcome;
}

core::Result<Admission> Pipeline::Open(const Peer& peer, const Message& request) {
  const core::Time begun = parts_.wall->Now();
  Admission admission = Arrive();
  const std::unique_ptr<Message> opened(request.New());  // a stream's opening has no answer of its own
  core::Result<void> outcome = Guarded(admission, [&]() -> core::Result<void> {
    TRY(Gate(peer, request, admission));
    opened->Clear();
    return Settle(
        admission, request, *opened, [](Transaction&) -> core::Result<void> { return {}; }, begun);
  });
  if (!outcome && !admission.settled) {
    outcome = Guarded(admission, [&] { return SettleRefusal(admission, request, std::move(outcome).error(), begun); });
  }
  if (!outcome) return core::Refuse(std::move(outcome).error());
  return admission;
}

Admission Pipeline::Arrive() const {
  Admission admission;
  admission.exchange_id = "exc-" + core::Hex(pki::RandomBytes(8));
  admission.sandbox = parts_.sandboxes->host();
  return admission;
}

core::Result<void> Pipeline::Guarded(const Admission& admission,
                                     const std::function<core::Result<void>()>& step) const {
  try {
    return step();
  } catch (const std::exception& bug) {
    const std::string incident = "inc-" + core::Hex(pki::RandomBytes(6));
    core::Log(core::LogLevel::kError, "incident",
              {{core::logkey::kIncident, incident},
               {core::logkey::kMethod, admission.method == nullptr ? "" : admission.method->name},
               {core::logkey::kCause, bug.what()}});
    return core::Refuse(common::v1::REASON_INTERNAL, incident);
  }
}

core::Result<Pipeline::ErasedWork> Pipeline::Gather(const Peer& peer, Admission& admission, const Message& request,
                                                    Message& response, const Gathering& gathering) {
  const std::string request_id = RequestIdOf(admission, request);
  if (!request_id.empty()) {
    bool replayed = false;
    TRY(admission.sandbox->store().Glance([&](ReadTransaction& tx) -> core::Result<void> {
      replayed = TRY(Replay(tx, RequestKeyOf(admission, request_id), request, response));
      return {};
    }));
    if (replayed) return ErasedWork();
  }
  ErasedWork work = TRY(gathering(admission));
  if (peer.cancelled() || parts_.wall->Now() >= peer.deadline) return core::Refuse(common::v1::REASON_DEADLINE);
  return work;
}

core::Result<void> Pipeline::Settle(Admission& admission, const Message& request, Message& response,
                                    const ErasedWork& work, core::Time begun) {
  std::optional<core::Refusal> refused;
  bool deliver = false;
  std::vector<std::function<void()>> after_commit;
  Head head;
  const auto durability = admission.method->rule.mutates() ? Durability::kEffect : Durability::kTrace;
  const bool corrupt = admission.fault && admission.fault->kind() == sandbox::v1::FAULT_KIND_CORRUPT;
  // A replayed answer once, and not in the transaction: that may run twice.
  if (corrupt && !work) Garble(response);
  TRY(admission.sandbox->store().Write(durability, [&](WriteTransaction& sql) -> core::Result<void> {
    const TransactionScope scope;
    PipelineTransaction tx(sql, admission);
    if (work) {
      refused = RunWork(tx, admission, request, response, work);
      if (!refused || tx.keeps_on_refusal()) tx.KeepIds();
    }
    if (admission.session) TouchSession(sql, admission.caller.credential, tx.now());
    if (admission.fault) CountFault(sql, *admission.fault);
    if (corrupt && work) Garble(response);
    Entry entry = EntryOf(admission, tx.state(), request, parts_.wall->Now(), begun);
    entry.exchange.set_decision(DecisionOf(admission, tx, work));
    if (admission.patient.empty()) entry.exchange.set_patient(tx.patient());
    if (refused) {
      DescribeRefusal(*refused, entry);
    } else {
      entry.response = JournalBody(response);
    }
    head = Append(sql, entry);
    deliver = !refused && tx.has_outbox();
    after_commit = refused ? std::vector<std::function<void()>>() : tx.TakeAfterCommit();
    return {};
  }));
  Settled(admission, head);
  if (refused) {
    response.Clear();
    return core::Refuse(std::move(*refused));
  }
  for (const auto& then : after_commit) then();
  if (deliver) admission.sandbox->SetOutboxWaits();
  if (admission.sandbox->TakeOutboxWaits()) DeliverOutbox(*admission.sandbox);
  return {};
}

std::optional<core::Refusal> Pipeline::RunWork(PipelineTransaction& tx, const Admission& admission,
                                               const Message& request, Message& response, const ErasedWork& work) {
  const std::string request_id = RequestIdOf(admission, request);
  std::optional<core::Refusal> kept;
  auto outcome = tx.sql().Nested([&](WriteTransaction& sql) -> core::Result<void> {
    // A restore came in between: what the call has seen is no more.
    if (tx.state().branch != admission.branch) return core::Refuse(common::v1::REASON_BRANCH_ENDED);
    // Two calls with one request_id at the same time: the second finds the answer of the first here.
    if (!request_id.empty() && TRY(Replay(sql, RequestKeyOf(admission, request_id), request, response))) return {};
    auto done = work(tx);
    if (!done && tx.keeps_on_refusal()) {
      kept = std::move(done).error();
      return {};
    }
    if (!done) return done;
    // An answer with secrets is not kept: asking again does it again.
    if (!request_id.empty() && !HasSecrets(*response.GetDescriptor())) {
      Remember(sql, RequestKeyOf(admission, request_id), request, response);
    }
    return {};
  });
  if (!outcome) return std::move(outcome).error();
  return kept;
}

core::Result<void> Pipeline::SettleRefusal(Admission& admission, const Message& request, core::Refusal refusal,
                                           core::Time begun) {
  Head head;
  TRY(admission.sandbox->store().Write(Durability::kTrace, [&](WriteTransaction& sql) -> core::Result<void> {
    if (admission.fault) CountFault(sql, *admission.fault);
    Entry entry = EntryOf(admission, admission.sandbox->State(sql), request, parts_.wall->Now(), begun);
    if (admission.method != nullptr) entry.exchange.set_decision(DescribeRule(admission.method->rule));
    DescribeRefusal(refusal, entry);
    head = Append(sql, entry);
    return {};
  }));
  Settled(admission, head);
  return core::Refuse(std::move(refusal));
}

void Pipeline::Settled(Admission& admission, const Head& head) {
  admission.settled = true;
  parts_.sandboxes->ledger().Note(admission.sandbox->id(), head);
  admission.sandbox->Changed();
}

// One thread at a time delivers for a sandbox. Whoever finds it busy leaves the flag up: the one who delivers looks
// again before it goes. Waiting instead could be waiting for a call that this very delivery is part of.
void Pipeline::DeliverOutbox(Sandbox& sandbox) {
  do {
    const std::unique_lock busy(sandbox.outbox_mutex(), std::try_to_lock);
    if (!busy || !DeliverPending(sandbox)) return sandbox.SetOutboxWaits();
  } while (sandbox.TakeOutboxWaits());
}

// False if something stays for the next time.
bool Pipeline::DeliverPending(Sandbox& sandbox) const {
  std::vector<OutboxItem> items;
  const auto read = sandbox.store().Read([&](ReadTransaction& tx) -> core::Result<void> {
    items = PendingOutbox(tx);
    return {};
  });
  if (!read) return false;
  for (const OutboxItem& item : items) {
    if (!Deliver(item)) return false;
    const auto done = sandbox.store().Write(Durability::kTrace, [&](WriteTransaction& tx) -> core::Result<void> {
      CompleteOutbox(tx, item.id);
      return {};
    });
    if (!done) return false;
  }
  return true;
}

// False if the callee could not be reached and the item must stay; a refusal is an answer.
bool Pipeline::Deliver(const OutboxItem& item) const {
  const Method* method = parts_.methods->FindByName(item.method);
  common::v1::OnBehalf on_behalf;
  if (method == nullptr || !on_behalf.ParseFromString(item.on_behalf)) return true;
  *on_behalf.mutable_expires() = google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(
      (parts_.wall->Now() + kOnBehalfLifetime).time_since_epoch().count());
  auto* factory = google::protobuf::MessageFactory::generated_factory();
  const std::unique_ptr<Message> request(factory->GetPrototype(method->descriptor->input_type())->New());
  const std::unique_ptr<Message> response(factory->GetPrototype(method->descriptor->output_type())->New());
  if (!request->ParseFromString(item.request)) return true;
  const auto answered = parts_.peers->Call(item.service, item.method, on_behalf, *request, *response);
  constexpr core::Reason kNotReached[] = {common::v1::REASON_SERVICE_UNAVAILABLE,
                                          common::v1::REASON_EXTERNAL_SERVER_UNREACHABLE,
                                          common::v1::REASON_EXTERNAL_SERVER_UNTRUSTED, common::v1::REASON_DEADLINE};
  return answered ||
         std::find(std::begin(kNotReached), std::end(kNotReached), answered.error().reason) == std::end(kNotReached);
}

}  // namespace parcours::platform
