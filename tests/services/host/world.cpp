#include "tests/services/host/world.h"

#include <google/protobuf/text_format.h>
#include <google/protobuf/util/time_util.h>

#include <cstdlib>

#include "core/reasons.h"
#include "services/host/keys.h"
#include "services/platform/sandbox/sandboxes.h"

namespace parcours::host {
World::World() {
  std::string pattern = (std::filesystem::temp_directory_path() / "parcours-XXXXXX").string();
  folder_ = mkdtemp(pattern.data());
  const core::WallClock wall;
  auto sandboxes = platform::Sandboxes::Open(folder_ / "state", wall);
  auto keys = sandboxes ? OpenHostKeys(folder_ / "state", (*sandboxes)->SealingKey(), wall.Now())
                        : core::Result<HostKeys>(core::Refuse(sandboxes.error()));
  EXPECT_TRUE(keys.has_value());
  if (keys) authority_.emplace(std::move(keys->authority));
  sandboxes->reset();
  Restart();
}

World::~World() {
  host_.reset();
  std::filesystem::remove_all(folder_);
}

void World::Restart(const Endpoints& endpoints) {
  host_.reset();
  auto started = Host::Start(Options{.state = folder_ / "state", .endpoints = endpoints});
  if (!started) {
    ADD_FAILURE() << core::Explain(started.error(), core::Language::kEnglish);
    std::abort();
  }
  host_ = std::move(*started);
}

std::optional<pki::TlsCredential> World::OperatorCredential(const std::string& name) const {
  auto issued = host_->OperatorCredential(name);
  EXPECT_TRUE(issued.has_value());
  std::optional<pki::TlsCredential> credential;
  credential.emplace(std::move(*issued));
  return credential;
}

std::optional<pki::TlsCredential> World::Certified(const pki::Identity& identity, pki::Usage usage,
                                                   const pki::Validity& validity) const {
  const auto issued = authority_->Issue(identity, usage, validity);
  EXPECT_TRUE(issued.has_value()) << issued.error().detail;
  std::optional<pki::TlsCredential> credential;
  credential.emplace(pki::ToTlsCredential(*issued));
  return credential;
}

pki::Identity World::OperatorNamed(const std::string& name) {
  pki::Identity identity;
  identity.kind = policy::v1::CALLER_KIND_OPERATOR;
  identity.subject = name;
  return identity;
}

pki::Validity World::Now() {
  const core::Time now = core::WallClock().Now();
  return {.not_before = now - std::chrono::hours(1), .not_after = now + std::chrono::hours(1)};
}

}  // namespace parcours::host
