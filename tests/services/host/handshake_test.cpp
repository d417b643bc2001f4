// Whoever shows a certificate that is no good does not get in, and that is not forgotten.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <vector>

#include "parcours/common/v1/reason.pb.h"
#include "services/platform/journal/journal.h"
#include "services/platform/sandbox/refused_handshake.h"
#include "tests/services/host/call.h"
#include "tests/services/host/world.h"

namespace parcours::host {
namespace {

class Handshakes : public World {
 protected:
  // What the host's own journal says of handshakes; the host is stopped for that.
  std::vector<journal::v1::Exchange> Journalled() {
    host_.reset();
    const core::WallClock wall;
    const auto sandboxes = platform::Sandboxes::Open(folder_ / "state", wall);
    EXPECT_TRUE(sandboxes);
    std::vector<journal::v1::Exchange> found;
    const auto read = (*sandboxes)->host()->store().Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
      for (const auto& entry : platform::ListEntries(tx, {.target = platform::kHandshake}))
        found.push_back(entry.exchange);
      return {};
    });
    EXPECT_TRUE(read);
    return found;
  }
};

TEST_F(Handshakes, ThatAreRefusedStandInTheHostsJournal) {
  const core::Time now = core::WallClock().Now();
  const auto expired = Certified(OperatorNamed("trainer"), pki::Usage::kAuthentication,
                                 {.not_before = now - std::chrono::hours(2), .not_after = now - std::chrono::hours(1)});
  const auto stub = sandbox::v1::SandboxService::NewStub(Channel(expired));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
  sandbox::v1::ListSandboxesResponse unanswered;
  EXPECT_FALSE(stub->ListSandboxes(&context, {}, &unanswered).ok());
  const auto found = Journalled();
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().reason(), common::v1::REASON_CERTIFICATE_EXPIRED);
  EXPECT_EQ(found.front().credential().size(), 64U) << "the fingerprint";
  EXPECT_EQ(found.front().caller().kind(), policy::v1::CALLER_KIND_ANONYMOUS);
}

TEST_F(Handshakes, ThatAreAcceptedLeaveNoSuchEntry) {
  NewSandbox();
  EXPECT_THAT(Journalled(), testing::IsEmpty());
}

}  // namespace
}  // namespace parcours::host
