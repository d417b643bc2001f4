#include "services/simulator/watch.h"

#include <chrono>
#include <deque>
#include <optional>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/platform/journal/journal.h"
#include "services/platform/rpc/serve.h"

namespace parcours::simulator {
namespace {

constexpr auto kCheckEvery = std::chrono::milliseconds(250);
constexpr std::int64_t kReadAtOnce = 100;

}  // namespace

// One open watch. gRPC's callbacks and the thread of Watches meet here.
class WatchReactor final : public grpc::ServerWriteReactor<journal::v1::WatchExchangesResponse>,
                           public std::enable_shared_from_this<WatchReactor> {
 public:
  // `self_` keeps it alive until gRPC is done with it.
  void KeepAlive() { self_ = shared_from_this(); }

  void Begin(platform::Admission admission, platform::Peer peer, std::uint64_t after, std::function<void()> on_change) {
    admission_ = std::move(admission);
    peer_ = std::move(peer);
    cursor_ = after;
    listener_ = admission_.sandbox->AddListener(std::move(on_change));
    begun_ = true;
  }

  void End(const grpc::Status& status) {
    const std::lock_guard lock(mutex_);
    if (std::exchange(finished_, true)) return;
    Finish(status);
  }

  // On the thread of Watches. False once the watch is over.
  bool Advance(platform::Pipeline& pipeline) {
    {
      const std::lock_guard lock(mutex_);
      if (finished_) return false;
    }
    if (const auto admitted = pipeline.StillAdmitted(admission_, peer_); !admitted) {
      End(platform::ToStatus(admitted.error()));
      return false;
    }
    bool more = false;
    {
      const std::lock_guard lock(mutex_);
      more = waiting_.empty();  // a slow reader is not read ahead of
    }
    if (more) ReadNext();
    return true;
  }

  void OnWriteDone(bool ok) override {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    if (!ok && !std::exchange(finished_, true)) return Finish(grpc::Status::CANCELLED);
    WriteNext();
  }

  void OnCancel() override { End(grpc::Status::CANCELLED); }

  void OnDone() override {
    if (begun_) admission_.sandbox->RemoveListener(listener_);
    self_.reset();
  }

 private:
  void ReadNext() {
    std::vector<platform::Entry> entries;
    const auto read = admission_.sandbox->store().Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
      entries = platform::ListEntries(
          tx, platform::EntryFilter{.after = static_cast<std::int64_t>(cursor_), .most = kReadAtOnce});
      return {};
    });
    if (!read) return End(platform::ToStatus(read.error()));
    const std::lock_guard lock(mutex_);
    for (const platform::Entry& entry : entries) {
      journal::v1::WatchExchangesResponse response;
      *response.mutable_exchange() = entry.exchange;
      cursor_ = entry.exchange.sequence();
      waiting_.push_back(std::move(response));
    }
    WriteNext();
  }

  void WriteNext() {
    if (finished_ || writing_ || waiting_.empty()) return;
    current_ = std::move(waiting_.front());
    waiting_.pop_front();
    writing_ = true;
    StartWrite(&current_);
  }

  platform::Admission admission_;
  platform::Peer peer_;
  std::uint64_t cursor_ = 0;  // thread of Watches only
  std::uint64_t listener_ = 0;
  bool begun_ = false;
  std::shared_ptr<WatchReactor> self_;

  std::mutex mutex_;  // all below
  std::deque<journal::v1::WatchExchangesResponse> waiting_;
  journal::v1::WatchExchangesResponse current_;
  bool writing_ = false;
  bool finished_ = false;
};

Watches::Watches(platform::Pipeline& pipeline) : pipeline_(pipeline), thread_([this] { Run(); }) {}

Watches::~Watches() {
  EndAll();
  thread_.join();
}

grpc::ServerWriteReactor<journal::v1::WatchExchangesResponse>* Watches::Start(
    grpc::CallbackServerContext& context, const journal::v1::WatchExchangesRequest& request) {
  auto watch = std::make_shared<WatchReactor>();
  watch->KeepAlive();
  platform::Peer peer = platform::PeerOf(context);
  auto admission = pipeline_.Open(peer, request);
  peer.cancelled = [] { return false; };  // the reactor is told; the context may be gone when asked
  if (!admission) {
    watch->End(platform::ToStatus(admission.error()));
    return watch.get();
  }
  watch->Begin(std::move(*admission), std::move(peer), request.after_sequence(), [this] { Wake(); });
  bool late = false;
  {
    const std::lock_guard lock(mutex_);
    late = stopping_;
    if (!late) watches_.push_back(watch);
  }
  if (late) watch->End(platform::ToStatus(core::Refusal{.reason = common::v1::REASON_SERVICE_UNAVAILABLE}));
  Wake();
  return watch.get();
}

void Watches::Wake() {
  const std::lock_guard lock(mutex_);
  changed_ = true;
  wake_.notify_one();
}

void Watches::EndAll() {
  std::list<std::shared_ptr<WatchReactor>> ended;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    ended.swap(watches_);
    wake_.notify_one();
  }
  for (const auto& watch : ended)
    watch->End(platform::ToStatus(core::Refusal{.reason = common::v1::REASON_SERVICE_UNAVAILABLE}));
}

void Watches::Run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    wake_.wait_for(lock, kCheckEvery, [this] { return changed_ || stopping_; });
    changed_ = false;
    const auto open = watches_;
    lock.unlock();
    std::vector<std::shared_ptr<WatchReactor>> over;
    for (const auto& watch : open) {
      if (!watch->Advance(pipeline_)) over.push_back(watch);
    }
    lock.lock();
    for (const auto& watch : over) watches_.remove(watch);
  }
}

}  // namespace parcours::simulator
