// Founding a sandbox: its store, its people's numbers, what each service knows of them, its cards.
#pragma once

#include <memory>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/sandbox/v1/sandbox.pb.h"
#include "services/simulator/deps.h"

namespace parcours::simulator {

struct Founded {
  std::shared_ptr<platform::Sandbox> sandbox;
  sandbox::v1::CreateSandboxResponse response;  // cards and persons; the sandbox itself is not set
};

// Makes a sandbox that nobody can find until it is registered and published; `record` gets its id and join code.
// Refuses with INVALID_ARGUMENT (who of the cast, which field; two with one handle), and as issuing cards does.
core::Result<Founded> Found(const Deps& deps, platform::SandboxRecord& record, core::Time starts, sandbox::v1::Cast cast);

}  // namespace parcours::simulator
