#include "services/simulator/show.h"

#include <google/protobuf/util/time_util.h>

namespace parcours::simulator {

google::protobuf::Timestamp ToTimestamp(core::Time time) {
  return google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(time.time_since_epoch().count());
}

core::Result<sandbox::v1::Sandbox> ShowSandbox(const platform::SandboxRecord& record, platform::Sandbox& sandbox) {
  platform::SandboxState state;
  TRY(sandbox.store().Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    state = sandbox.State(tx);
    return {};
  }));
  sandbox::v1::Sandbox shown;
  shown.set_id(record.id.value());
  shown.set_title(record.title);
  shown.set_group(record.group);
  shown.set_seat(record.seat);
  shown.set_join_code(record.join_code);
  shown.set_branch(state.branch);
  *shown.mutable_time() = ToTimestamp(state.now);
  *shown.mutable_started() = ToTimestamp(state.started);
  shown.set_seed(record.seed);
  return shown;
}

sandbox::v1::Snapshot ShowSnapshot(const platform::SnapshotRecord& record) {
  sandbox::v1::Snapshot shown;
  shown.set_id(record.id);
  shown.set_title(record.title);
  *shown.mutable_time() = ToTimestamp(record.time);
  shown.set_branch(record.branch);
  return shown;
}

}  // namespace parcours::simulator
