#include "services/emergency/rules/transfer.h"

#include <algorithm>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::emergency {
namespace {

constexpr std::int64_t kSecondsToLive = 24 * 3600;

const TransferStep kSteps[] = {
    {v1::TRANSFER_STATE_NOT_DELIVERED, TransferEvent::kDelivery, v1::TRANSFER_STATE_DELIVERED, &rules::kDelivered},
    {v1::TRANSFER_STATE_DELIVERED, TransferEvent::kAcceptance, v1::TRANSFER_STATE_ACCEPTED, &rules::kTakenOver},
    {v1::TRANSFER_STATE_DELIVERED, TransferEvent::kRefusal, v1::TRANSFER_STATE_REFUSED, &rules::kTransferRefused},
};

bool Waits(const v1::Transfer& transfer) {
  return transfer.state() == v1::TRANSFER_STATE_NOT_DELIVERED || transfer.state() == v1::TRANSFER_STATE_DELIVERED;
}

bool IsLink(v1::ObservationKind kind) {
  return kind == v1::OBSERVATION_KIND_VIDEO_LINK || kind == v1::OBSERVATION_KIND_PICTURE_LINK ||
         kind == v1::OBSERVATION_KIND_ECG_LINK;
}

}  // namespace

std::span<const TransferStep> TransferSteps() {
  return kSteps;
}

const TransferStep* StepOf(v1::TransferState state, TransferEvent event) {
  const auto* found = std::find_if(std::begin(kSteps), std::end(kSteps),
                                   [&](const TransferStep& step) { return step.from == state && step.event == event; });
  return found == std::end(kSteps) ? nullptr : found;
}

v1::TransferState TransferStateAt(const v1::Transfer& transfer, core::Time now) {
  const std::int64_t seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  const bool old = seconds - transfer.sent().seconds() >= kSecondsToLive;
  if (transfer.state() == v1::TRANSFER_STATE_NOT_DELIVERED && old) return v1::TRANSFER_STATE_EXPIRED;
  return transfer.state();
}

Verdict DecideTransfer(const v1::EmergencyFile& file) {
  if (std::any_of(file.transfers().begin(), file.transfers().end(), Waits)) {
    return Deny(common::v1::REASON_ALREADY_EXISTS, rules::kOneTransfer);
  }
  return Allow(rules::kTransfer);
}

std::vector<core::Violation> FaultsOf(const v1::Observation& observation) {
  std::vector<core::Violation> faults;
  if (IsLink(observation.kind()) == observation.link().empty()) {
    faults.push_back({.field = "link", .description = "goes with a link kind, and only with one"});
  }
  if (!IsLink(observation.kind()) && observation.text().empty()) {
    faults.push_back({.field = "text", .description = "says what was found"});
  }
  return faults;
}

}  // namespace parcours::emergency
