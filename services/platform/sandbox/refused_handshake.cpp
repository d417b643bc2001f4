#include "services/platform/sandbox/refused_handshake.h"

#include <google/protobuf/util/time_util.h>

#include "core/log.h"
#include "core/reasons.h"
#include "core/text.h"
#include "pki/crypto.h"
#include "services/platform/journal/journal.h"

namespace parcours::platform {
namespace {

Entry EntryOf(const pki::RefusedHandshake& refused, const SandboxState& state, core::Time wall) {
  const auto at = google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(wall.time_since_epoch().count());
  Entry entry;
  journal::v1::Exchange& exchange = entry.exchange;
  exchange.set_id("exc-" + core::Hex(pki::RandomBytes(8)));
  exchange.mutable_caller()->set_kind(policy::v1::CALLER_KIND_ANONYMOUS);
  exchange.set_credential(refused.fingerprint);
  exchange.set_method(kHandshake);
  exchange.set_code(static_cast<std::uint32_t>(core::StatusCodeOf(refused.cause.reason)));
  exchange.set_reason(refused.cause.reason);
  exchange.set_detail(refused.cause.detail);
  *exchange.mutable_simulated_time() = at;
  *exchange.mutable_wall_time() = at;
  exchange.set_branch(state.branch);
  return entry;
}

}  // namespace

void JournalRefusedHandshake(Sandboxes& sandboxes, const pki::RefusedHandshake& refused, core::Time wall) {
  Sandbox& host = *sandboxes.host();
  Head head;
  const auto written = host.store().Write(Durability::kTrace, [&](WriteTransaction& tx) -> core::Result<void> {
    Entry entry = EntryOf(refused, host.State(tx), wall);
    head = Append(tx, entry);
    return {};
  });
  if (written) {
    sandboxes.ledger().Note(host.id(), head);
  } else {
    core::Log(core::LogLevel::kError, "refused handshake not journalled",
              {{core::logkey::kReason, core::ReasonName(written.error().reason)}});
  }
}

}  // namespace parcours::platform
