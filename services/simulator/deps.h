// What the simulator's own handlers need beside their call. Everything is borrowed and outlives them.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "core/clock.h"
#include "core/secret.h"
#include "pki/authority.h"
#include "scenarios/engine/world.h"
#include "services/platform/policy/method_table.h"
#include "services/platform/rpc/care_service.h"
#include "services/platform/sandbox/sandboxes.h"
#include "services/simulator/playback/playbacks.h"
#include "services/simulator/tokens.h"

namespace parcours::simulator {

struct Deps {
  platform::Sandboxes& sandboxes;
  const pki::Authority& authority;
  const core::Secret& host_secret;  // seals the keys of file cards
  const platform::MethodTable& methods;
  const std::vector<std::unique_ptr<platform::CareService>>& care_services;  // each takes its part of a new cast
  const core::Clock& wall;
  Tokens& tokens;
  Playbacks& playbacks;
  const std::filesystem::path library;           // of scenarios; empty: none
  const std::function<scenarios::World()> home;  // where this host is reached, once it listens; without a credential
};

}  // namespace parcours::simulator
