// Open watches of journals: what happened after the cursor first, then what happens, until the caller goes or may no
// longer look.
#pragma once

#include <grpcpp/support/server_callback.h>

#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <thread>

#include "parcours/journal/v1/journal.pb.h"
#include "services/platform/pipeline/pipeline.h"

namespace parcours::simulator {

class WatchReactor;

// Thread-safe. Owns one thread, which reads for all watches and checks four times a second that each caller is still
// admitted (revocation must be effective within a second). `pipeline` outlives it.
class Watches {
 public:
  explicit Watches(platform::Pipeline& pipeline);
  ~Watches();

  grpc::ServerWriteReactor<journal::v1::WatchExchangesResponse>* Start(
      grpc::CallbackServerContext& context, const journal::v1::WatchExchangesRequest& request);

  // Ends all watches with UNAVAILABLE and takes no more: the host stops.
  void EndAll();

 private:
  void Wake();
  void Run();

  platform::Pipeline& pipeline_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::list<std::shared_ptr<WatchReactor>> watches_;
  bool changed_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace parcours::simulator
