#include "services/emergency/rules/lifecycle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::emergency {
namespace {

constexpr v1::FileState kStates[] = {v1::FILE_STATE_ACTIVE, v1::FILE_STATE_COMPLETED, v1::FILE_STATE_VALIDATED,
                                     v1::FILE_STATE_CLOSED, v1::FILE_STATE_FILED,     v1::FILE_STATE_ARCHIVED};

// Row: state; column: call, edit, decision, complete, validate. A = active, C = completed, V = validated, - = refused,
// x = closed.
constexpr const char* kTable[] = {"AAAC-", "ACA-V", "A-A--", "xxxxx", "xxxxx", "xxxxx"};

char ShortOf(const FileTransition& transition) {
  if (transition.refused == common::v1::REASON_FILE_CLOSED) return 'x';
  if (transition.refused == common::v1::REASON_FILE_STATE_NOT_ALLOWED) return '-';
  return transition.to == v1::FILE_STATE_ACTIVE ? 'A' : (transition.to == v1::FILE_STATE_COMPLETED ? 'C' : 'V');
}

core::Time At(const char* text) {
  return *core::ParseTime(text);
}

TEST(Lifecycle, EveryEventInEveryStateIsDecidedAsTheTableSays) {
  for (std::size_t state = 0; state < std::size(kStates); ++state) {
    for (std::size_t event = 0; event < std::size(kFileEvents); ++event) {
      const FileTransition& transition = TransitionOf(kStates[state], kFileEvents[event]);
      EXPECT_EQ(ShortOf(transition), kTable[state][event]) << v1::FileState_Name(kStates[state]) << " " << event;
      EXPECT_TRUE(transition.refused == core::Reason{} || transition.to == transition.from);
    }
  }
}

TEST(Lifecycle, ThereIsOneLineForEachStateAndEvent) {
  std::set<std::pair<int, int>> seen;
  for (const FileTransition& one : FileTransitions()) {
    EXPECT_TRUE(seen.emplace(one.from, static_cast<int>(one.event)).second);
    EXPECT_NE(one.rule, nullptr);
  }
  EXPECT_EQ(seen.size(), std::size(kStates) * std::size(kFileEvents));
}

TEST(Lifecycle, AStateThatDoesNotExistIsABug) {
  EXPECT_THROW(TransitionOf(v1::FILE_STATE_UNSPECIFIED, FileEvent::kEdit), std::logic_error);
}

TEST(Lifecycle, AFileClosesAfterADayIsFiledAfterThreeMonthsAndArchivedAfterTwoYears) {
  const core::Time opened = At("2025-03-22T13:35:00Z");
  for (const v1::FileState kept : {v1::FILE_STATE_ACTIVE, v1::FILE_STATE_COMPLETED, v1::FILE_STATE_VALIDATED}) {
    EXPECT_EQ(StateAt(kept, opened, opened), kept);
    EXPECT_EQ(StateAt(kept, opened, At("2025-03-23T13:34:59Z")), kept);
    EXPECT_EQ(StateAt(kept, opened, At("2025-03-23T13:35:00Z")), v1::FILE_STATE_CLOSED);
    EXPECT_EQ(StateAt(kept, opened, At("2025-06-22T13:34:59Z")), v1::FILE_STATE_CLOSED);
    EXPECT_EQ(StateAt(kept, opened, At("2025-06-22T13:35:00Z")), v1::FILE_STATE_FILED);
    EXPECT_EQ(StateAt(kept, opened, At("2027-03-22T13:34:59Z")), v1::FILE_STATE_FILED);
    EXPECT_EQ(StateAt(kept, opened, At("2027-03-22T13:35:00Z")), v1::FILE_STATE_ARCHIVED);
  }
}

TEST(Lifecycle, ThreeMonthsAfterTheLastOfAMonthIsTheLastOfAShorterOne) {
  const core::Time opened = At("2025-11-30T10:00:00Z");
  EXPECT_EQ(StateAt(v1::FILE_STATE_ACTIVE, opened, At("2026-02-28T09:59:59Z")), v1::FILE_STATE_CLOSED);
  EXPECT_EQ(StateAt(v1::FILE_STATE_ACTIVE, opened, At("2026-02-28T10:00:00Z")), v1::FILE_STATE_FILED);
}

}  // namespace
}  // namespace parcours::emergency
