#include "services/simulator/handlers/sandboxes.h"

#include <google/protobuf/util/time_util.h>

#include <string>
#include <vector>

#include "core/log.h"
#include "core/reasons.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/platform/pipeline/paging.h"
#include "services/simulator/found.h"
#include "services/simulator/show.h"

namespace parcours::simulator {
namespace {

using google::protobuf::util::TimeUtil;
using platform::Transaction;

core::Time ToTime(const google::protobuf::Timestamp& timestamp) {
  return core::Time{core::Duration{TimeUtil::TimestampToMicroseconds(timestamp)}};
}

}  // namespace

core::Result<Work<sandbox::v1::CreateSandboxResponse>> CreateSandbox(Call& call, const Deps& deps,
                                                                     const sandbox::v1::CreateSandboxRequest& request) {
  platform::SandboxRecord record{.owner = call.caller().subject,
                                 .title = request.title(),
                                 .group = request.group(),
                                 .seat = request.seat(),
                                 .seed = request.seed()};
  const Founded founded = TRY(Found(deps, std::move(record), ToTime(request.starts()), request.cast()));
  return Work<sandbox::v1::CreateSandboxResponse>(
      [founded](Transaction& tx) -> core::Result<sandbox::v1::CreateSandboxResponse> {
        platform::Sandboxes::Register(tx.sql(), founded.draft->record());
        tx.AfterCommit([draft = founded.draft] { draft->Publish(); });
        sandbox::v1::CreateSandboxResponse response = founded.response;
        *response.mutable_sandbox() = TRY(ShowSandbox(founded.draft->record(), founded.draft->sandbox()));
        return response;
      });
}

core::Result<Work<sandbox::v1::GetSandboxResponse>> GetSandbox(Call& call, const Deps& deps,
                                                               const sandbox::v1::GetSandboxRequest& request) {
  const core::SandboxId id(request.sandbox_id());
  const auto sandbox = TRY(deps.sandboxes.FindOwned(call.caller().subject, id));
  sandbox::v1::GetSandboxResponse response;
  const platform::SandboxRecord record = TRY(deps.sandboxes.Record(id));
  *response.mutable_sandbox() = TRY(ShowSandbox(record, *sandbox));
  return Work<sandbox::v1::GetSandboxResponse>(
      [response](Transaction&) -> core::Result<sandbox::v1::GetSandboxResponse> { return response; });
}

core::Result<Work<sandbox::v1::ListSandboxesResponse>> ListSandboxes(Call& call, const Deps& deps,
                                                                     const sandbox::v1::ListSandboxesRequest& request) {
  const std::string list = "sandboxes of group " + request.group();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const auto records =
      deps.sandboxes.List(call.caller().subject, request.group(), page.after, static_cast<std::size_t>(page.size));
  sandbox::v1::ListSandboxesResponse response;
  for (const platform::SandboxRecord& record : records) {
    const auto sandbox = deps.sandboxes.Find(record.id);
    if (!sandbox) continue;  // deleted meanwhile
    *response.add_sandboxes() = TRY(ShowSandbox(record, **sandbox));
  }
  response.set_next_page_token(
      platform::NextPageToken(page, records.size(), records.empty() ? 0 : records.back().order, list));
  return Work<sandbox::v1::ListSandboxesResponse>(
      [response](Transaction&) -> core::Result<sandbox::v1::ListSandboxesResponse> { return response; });
}

core::Result<Work<sandbox::v1::DeleteSandboxResponse>> DeleteSandbox(Call& call, const Deps& deps,
                                                                     const sandbox::v1::DeleteSandboxRequest& request) {
  const core::SandboxId id(request.sandbox_id());
  TRY(deps.sandboxes.FindOwned(call.caller().subject, id));
  return Work<sandbox::v1::DeleteSandboxResponse>(
      [&deps, id](Transaction& tx) -> core::Result<sandbox::v1::DeleteSandboxResponse> {
        platform::Sandboxes::Unregister(tx.sql(), id);
        tx.AfterCommit([&deps, id] {
          // Unregistered already: what could not be destroyed now is destroyed at the next start.
          if (const auto destroyed = deps.sandboxes.Destroy(id); !destroyed) {
            core::Log(core::LogLevel::kError, "deleted sandbox not destroyed yet",
                      {{core::logkey::kSandbox, id.value()},
                       {core::logkey::kReason, core::ReasonName(destroyed.error().reason)}});
          }
        });
        return sandbox::v1::DeleteSandboxResponse();
      });
}

core::Result<Work<sandbox::v1::MoveClockResponse>> MoveClock(Call& /*call*/,
                                                             const sandbox::v1::MoveClockRequest& request) {
  if (request.move_case() == sandbox::v1::MoveClockRequest::MOVE_NOT_SET) {
    return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, "say by how much or to when");
  }
  return Work<sandbox::v1::MoveClockResponse>(
      [request](Transaction& tx) -> core::Result<sandbox::v1::MoveClockResponse> {
        platform::SandboxState state = platform::ReadSandboxState(tx.sql());
        const core::Time target = request.has_to()
                                      ? ToTime(request.to())
                                      : state.now + core::Duration(TimeUtil::DurationToMicroseconds(request.by()));
        if (target < state.now)
          return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, "the clock of a sandbox only goes forward");
        state.now = target;
        platform::WriteSandboxState(tx.sql(), state);
        sandbox::v1::MoveClockResponse response;
        *response.mutable_time() = ToTimestamp(target);
        return response;
      });
}

core::Result<Work<sandbox::v1::TakeSnapshotResponse>> TakeSnapshot(Call& call, const Deps& deps,
                                                                   const sandbox::v1::TakeSnapshotRequest& request) {
  const core::SandboxId id(request.sandbox_id());
  TRY(deps.sandboxes.FindOwned(call.caller().subject, id));
  const auto snapshot = TRY(deps.sandboxes.TakeSnapshot(id, request.title()));
  sandbox::v1::TakeSnapshotResponse response;
  *response.mutable_snapshot() = ShowSnapshot(snapshot);
  return Work<sandbox::v1::TakeSnapshotResponse>(
      [response](Transaction&) -> core::Result<sandbox::v1::TakeSnapshotResponse> { return response; });
}

core::Result<Work<sandbox::v1::ListSnapshotsResponse>> ListSnapshots(Call& call, const Deps& deps,
                                                                     const sandbox::v1::ListSnapshotsRequest& request) {
  const core::SandboxId id(request.sandbox_id());
  TRY(deps.sandboxes.FindOwned(call.caller().subject, id));
  const std::string list = "snapshots of " + id.value();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const auto snapshots = TRY(deps.sandboxes.ListSnapshots(id, page.after, static_cast<std::size_t>(page.size)));
  sandbox::v1::ListSnapshotsResponse response;
  for (const auto& snapshot : snapshots) *response.add_snapshots() = ShowSnapshot(snapshot);
  response.set_next_page_token(
      platform::NextPageToken(page, snapshots.size(), snapshots.empty() ? 0 : snapshots.back().order, list));
  return Work<sandbox::v1::ListSnapshotsResponse>(
      [response](Transaction&) -> core::Result<sandbox::v1::ListSnapshotsResponse> { return response; });
}

core::Result<Work<sandbox::v1::RestoreSnapshotResponse>> RestoreSnapshot(
    Call& call, const Deps& deps, const sandbox::v1::RestoreSnapshotRequest& request) {
  const core::SandboxId id(request.sandbox_id());
  TRY(deps.sandboxes.FindOwned(call.caller().subject, id));
  TRY(deps.sandboxes.Restore(id, request.snapshot_id()));
  const auto sandbox = TRY(deps.sandboxes.Find(id));
  const platform::SandboxRecord record = TRY(deps.sandboxes.Record(id));
  sandbox::v1::RestoreSnapshotResponse response;
  *response.mutable_sandbox() = TRY(ShowSandbox(record, *sandbox));
  return Work<sandbox::v1::RestoreSnapshotResponse>(
      [response](Transaction&) -> core::Result<sandbox::v1::RestoreSnapshotResponse> { return response; });
}

}  // namespace parcours::simulator
