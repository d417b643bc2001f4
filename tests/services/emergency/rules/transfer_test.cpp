#include "services/emergency/rules/transfer.h"

#include <gtest/gtest.h>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::emergency {
namespace {

// Row: state from UNSPECIFIED on; column: delivery, acceptance, refusal. D = delivered, A = accepted, R = refused.
constexpr const char* kTable[] = {"---", "D--", "-AR", "---", "---", "---"};

char ShortOf(const TransferStep* step) {
  if (step == nullptr) return '-';
  if (step->to == v1::TRANSFER_STATE_DELIVERED) return 'D';
  return step->to == v1::TRANSFER_STATE_ACCEPTED ? 'A' : 'R';
}

TEST(Transfer, EveryEventInEveryStateIsDecidedAsTheTableSays) {
  ASSERT_EQ(std::size(kTable), static_cast<std::size_t>(v1::TransferState_ARRAYSIZE));
  for (int state = 0; state < v1::TransferState_ARRAYSIZE; ++state) {
    for (std::size_t event = 0; event < std::size(kTransferEvents); ++event) {
      const auto* step = StepOf(static_cast<v1::TransferState>(state), kTransferEvents[event]);
      EXPECT_EQ(ShortOf(step), kTable[state][event]) << state << " " << event;
    }
  }
  EXPECT_EQ(TransferSteps().size(), 3U);
}

TEST(Transfer, OnlyWhatIsNotDeliveredExpiresAfterADay) {
  const core::Time sent = *core::ParseTime("2025-03-22T13:35:00Z");
  v1::Transfer transfer;
  transfer.mutable_sent()->set_seconds(1742650500);
  for (int one = v1::TRANSFER_STATE_NOT_DELIVERED; one < v1::TransferState_ARRAYSIZE; ++one) {
    const auto state = static_cast<v1::TransferState>(one);
    transfer.set_state(state);
    EXPECT_EQ(TransferStateAt(transfer, sent + std::chrono::hours(24) - std::chrono::seconds(1)), state);
    const auto later = TransferStateAt(transfer, sent + std::chrono::hours(24));
    EXPECT_EQ(later, state == v1::TRANSFER_STATE_NOT_DELIVERED ? v1::TRANSFER_STATE_EXPIRED : state);
  }
}

TEST(Transfer, ATransferThatWaitsKeepsTheNextOneBack) {
  v1::EmergencyFile file;
  EXPECT_TRUE(DecideTransfer(file).allowed());
  v1::Transfer& transfer = *file.add_transfers();
  for (int one = v1::TRANSFER_STATE_NOT_DELIVERED; one < v1::TransferState_ARRAYSIZE; ++one) {
    transfer.set_state(static_cast<v1::TransferState>(one));
    const bool waits = one == v1::TRANSFER_STATE_NOT_DELIVERED || one == v1::TRANSFER_STATE_DELIVERED;
    EXPECT_EQ(DecideTransfer(file).reason, waits ? common::v1::REASON_ALREADY_EXISTS : core::Reason{}) << one;
  }
}

TEST(Observation, ALinkKindHasALinkAndAnAssessmentAText) {
  for (int kind = v1::OBSERVATION_KIND_VIDEO_LINK; kind < v1::ObservationKind_ARRAYSIZE; ++kind) {
    for (const bool link : {false, true}) {
      for (const bool text : {false, true}) {
        v1::Observation observation;
        observation.set_kind(static_cast<v1::ObservationKind>(kind));
        if (link) observation.set_link("https://video.exemple.invalid/1");
        if (text) observation.set_text("…");
        const bool is_link = kind != v1::OBSERVATION_KIND_ASSESSMENT;
        EXPECT_EQ(FaultsOf(observation).empty(), link == is_link && (is_link || text)) << kind << link << text;
      }
    }
  }
}

}  // namespace
}  // namespace parcours::emergency
