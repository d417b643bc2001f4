// The simulator's own gRPC services: adapters, one line per RPC.
#pragma once

#include <memory>
#include <vector>

#include "services/platform/pipeline/pipeline.h"
#include "services/platform/rpc/care_service.h"
#include "services/simulator/deps.h"

namespace parcours::simulator {

// Thread-safe. `pipeline` and what `deps` borrows outlive it.
class Simulator {
 public:
  Simulator(platform::Pipeline& pipeline, const Deps& deps);
  ~Simulator();

  std::vector<platform::RpcService> rpcs();

  // Ends every open watch; call before the server stops.
  void EndWatches();

 private:
  struct Services;
  std::unique_ptr<Services> services_;
};

// Tables that the simulator keeps in every sandbox.
platform::Schema SimulatorSchema();

}  // namespace parcours::simulator
