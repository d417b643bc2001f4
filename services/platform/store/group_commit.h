// Who waits for a transaction, and who commits for whom. For the files of this folder only.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <span>

#include "services/platform/store/store.h"

namespace parcours::platform {

// One transaction that someone waits for. It stays where it is until it is done.
struct Job {
  Durability durability;
  const std::function<core::Result<void>(WriteTransaction&)>* work;
  core::Result<void> outcome = {};
  std::exception_ptr bug = nullptr;  // what `work` threw

  std::condition_variable turn = {};
  bool done = false;
};

// Jobs that wait at the same time are committed together, by the thread that came first: there is no thread of its own.
// Thread-safe.
class GroupCommit {
 public:
  // Returns when the job is done. `commit` is called by one thread at a time with jobs in the order of their arrival,
  // this one among them; it sets their outcomes and must not throw.
  void Run(Job& job, const std::function<void(std::span<Job* const>)>& commit);

 private:
  std::mutex mutex_;
  std::deque<Job*> queue_;  // the first one leads
};

}  // namespace parcours::platform
