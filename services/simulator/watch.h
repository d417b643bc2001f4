// Open watches: what stands first, then what happens, until the caller goes or may no longer look.
#pragma once

#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <thread>

#include "core/result.h"
#include "services/platform/pipeline/pipeline.h"

namespace parcours::simulator {

// One of them, whatever it shows.
class OpenWatch {
 public:
  virtual ~OpenWatch() = default;
  // Tells what is new. On the thread of Watches. False once the watch is over.
  virtual bool Advance(platform::Pipeline& pipeline) = 0;
  // Ends with this refusal unless it is over already. On any thread.
  virtual void End(const core::Refusal& refusal) = 0;
};

// Thread-safe. Owns one thread, which reads for all watches and checks four times a second that each caller is still
// admitted (revocation must be effective within a second). `pipeline` outlives it.
class Watches {
 public:
  explicit Watches(platform::Pipeline& pipeline);
  ~Watches();

  platform::Pipeline& pipeline() { return pipeline_; }

  // From now on `watch` is told what is new. Ends it at once if the host stops.
  void Add(std::shared_ptr<OpenWatch> watch);
  // Something may be new.
  void Wake();
  // Ends all watches with SERVICE_UNAVAILABLE and takes no more: the host stops.
  void EndAll();

 private:
  void Run();

  platform::Pipeline& pipeline_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::list<std::shared_ptr<OpenWatch>> watches_;
  bool changed_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace parcours::simulator
