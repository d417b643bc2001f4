#include "services/platform/store/group_commit.h"

#include <algorithm>
#include <vector>

namespace parcours::platform {
namespace {

// How many transactions one commit takes at most: the first must not wait for ever.
constexpr std::size_t kTogether = 64;

}  // namespace

void GroupCommit::Run(Job& job, const std::function<void(std::span<Job* const>)>& commit) {
  std::unique_lock lock(mutex_);
  queue_.push_back(&job);
  job.turn.wait(lock, [&] { return job.done || queue_.front() == &job; });
  if (job.done) return;
  const auto count = static_cast<std::ptrdiff_t>(std::min(queue_.size(), kTogether));
  const std::vector<Job*> together(queue_.begin(), queue_.begin() + count);
  lock.unlock();
  commit(together);
  lock.lock();
  queue_.erase(queue_.begin(), queue_.begin() + count);
  for (Job* done : together) {
    done->done = true;
    if (done != &job) done->turn.notify_one();
  }
  if (!queue_.empty()) queue_.front()->turn.notify_one();
}

}  // namespace parcours::platform
