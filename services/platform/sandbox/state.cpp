#include "services/platform/sandbox/state.h"

namespace parcours::platform {

SandboxState ReadSandboxState(ReadTransaction& tx) {
  const auto state = tx.One<SandboxState>("SELECT now, started, branch, ids_given FROM sandbox_state WHERE one = 1", {},
                                          [](const Row& row) {
                                            return SandboxState{.now = core::Time{core::Duration{row.Int(0)}},
                                                                .started = core::Time{core::Duration{row.Int(1)}},
                                                                .branch = static_cast<std::uint32_t>(row.Int(2)),
                                                                .ids_given = static_cast<std::uint64_t>(row.Int(3))};
                                          });
  return state.value_or(SandboxState{});
}

void WriteSandboxState(WriteTransaction& tx, const SandboxState& state) {
  tx.Run("INSERT OR REPLACE INTO sandbox_state(one, now, started, branch, ids_given) VALUES(1,?,?,?,?)",
         {state.now.time_since_epoch().count(), state.started.time_since_epoch().count(), std::int64_t{state.branch},
          static_cast<std::int64_t>(state.ids_given)});
}

void WriteIdsGiven(WriteTransaction& tx, std::uint64_t ids_given) {
  // OR FAIL: a single row needs no journal of the statement, which would cost as much as a page of the commit.
  tx.Run("UPDATE OR FAIL sandbox_state SET ids_given = ? WHERE one = 1", {static_cast<std::int64_t>(ids_given)});
}

}  // namespace parcours::platform
