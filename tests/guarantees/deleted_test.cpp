// G8: what was deleted cannot be read again, not even by who kept copies of every file.
#include "parcours/sandbox/v1/sandbox.grpc.pb.h"
#include "tests/guarantees/served.h"
#include "tests/services/host/call.h"

namespace parcours::host {
namespace {

namespace fs = std::filesystem;
using sandbox::v1::SandboxService;

class Deleted : public Served {
 protected:
  std::string Reason(const std::string& sandbox) {
    sandbox::v1::GetSandboxRequest request;
    request.set_sandbox_id(sandbox);
    const auto stub = SandboxService::NewStub(OperatorChannel());
    return ReasonOf(Call(stub.get(), &SandboxService::Stub::GetSandbox, request).status);
  }

  void Delete(const std::string& sandbox) {
    sandbox::v1::DeleteSandboxRequest request;
    request.set_request_id(NextRequestId());
    request.set_sandbox_id(sandbox);
    const auto stub = SandboxService::NewStub(OperatorChannel());
    const auto deleted = Call(stub.get(), &SandboxService::Stub::DeleteSandbox, request);
    ASSERT_TRUE(deleted.status.ok()) << deleted.status.error_message();
  }

  void Snapshot(const std::string& sandbox) {
    sandbox::v1::TakeSnapshotRequest request;
    request.set_request_id(NextRequestId());
    request.set_sandbox_id(sandbox);
    const auto stub = SandboxService::NewStub(OperatorChannel());
    ASSERT_TRUE(Call(stub.get(), &SandboxService::Stub::TakeSnapshot, request).status.ok());
  }
};

TEST_F(Deleted, ASandboxWhoseFilesAreLaidBackStaysUnreadable) {
  const std::string gone = NewSandbox().sandbox().id();
  const std::string kept = NewSandbox().sandbox().id();
  Snapshot(gone);
  fs::copy(state() / "sandboxes" / gone, folder() / "copy", fs::copy_options::recursive);
  Delete(gone);
  EXPECT_FALSE(fs::exists(state() / "sandboxes" / gone));
  Stop();
  fs::copy(folder() / "copy", state() / "sandboxes" / gone, fs::copy_options::recursive);
  Start();
  EXPECT_EQ(Reason(gone), "NOT_FOUND");
  EXPECT_EQ(Reason(kept), "");
}

// Its register too, by who copied everything but the keys.
TEST_F(Deleted, ASandboxStaysUnreadableWhenTheRegisterIsLaidBackToo) {
  const std::string gone = NewSandbox().sandbox().id();
  Stop();
  fs::copy(state() / "sandboxes", folder() / "sandboxes", fs::copy_options::recursive);
  fs::copy(state() / "host.db", folder() / "host.db");
  Start();
  Delete(gone);
  Stop();
  fs::remove_all(state() / "sandboxes");
  fs::copy(folder() / "sandboxes", state() / "sandboxes", fs::copy_options::recursive);
  for (const char* const rest : {"host.db", "host.db-wal", "host.db-shm"}) fs::remove(state() / rest);
  fs::copy(folder() / "host.db", state() / "host.db");
  Start();
  EXPECT_NE(Reason(gone), "");
}

}  // namespace
}  // namespace parcours::host
