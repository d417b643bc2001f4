// What the player tells while it plays. Reports that print live implement it.
#pragma once

#include <cstddef>

#include "scenarios/engine/result.h"

namespace parcours::scenarios {

// Called on the player's thread.
class Listener {
 public:
  virtual ~Listener() = default;

  virtual void RunStarted(const Scenario& /*scenario*/) {}
  virtual void ActStarted(const Act& /*act*/, std::size_t /*number*/, std::size_t /*of*/) {}
  virtual void StepStarted(const Step& /*step*/) {}
  virtual void StepFinished(const StepResult& /*result*/) {}
  virtual void ActFinished(const ActResult& /*result*/) {}
  virtual void RunFinished(const RunResult& /*result*/) {}
};

}  // namespace parcours::scenarios
