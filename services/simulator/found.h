// Founding a sandbox: its store, its people's numbers, what each service knows of them, its cards.
#pragma once

#include <memory>
#include <utility>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/sandbox/v1/sandbox.pb.h"
#include "services/simulator/deps.h"

namespace parcours::simulator {

// A sandbox that nobody can find yet. Destroys it unless it was published.
class Draft {
 public:
  Draft(platform::Sandboxes& sandboxes, platform::SandboxRecord record, std::shared_ptr<platform::Sandbox> sandbox)
      : sandboxes_(sandboxes), record_(std::move(record)), sandbox_(std::move(sandbox)) {}
  ~Draft();
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  platform::SandboxRecord& record() { return record_; }
  platform::Sandbox& sandbox() { return *sandbox_; }
  const std::shared_ptr<platform::Sandbox>& shared() const { return sandbox_; }
  void Publish();

 private:
  platform::Sandboxes& sandboxes_;
  platform::SandboxRecord record_;
  std::shared_ptr<platform::Sandbox> sandbox_;
  bool published_ = false;
};

struct Founded {
  std::shared_ptr<Draft> draft;
  sandbox::v1::CreateSandboxResponse response;  // cards and persons; the sandbox itself is not set
};

// Makes a sandbox with its cast; `record` says whose and what for, its id and join code are given here.
// Refuses with INVALID_ARGUMENT (who of the cast, which field; two with one handle), and as issuing cards does.
core::Result<Founded> Found(const Deps& deps, platform::SandboxRecord record, core::Time starts,
                            sandbox::v1::Cast cast);

}  // namespace parcours::simulator
