// A watch as gRPC serves it, by callback, since it must not hold a thread.
#pragma once

#include <grpcpp/support/server_callback.h>

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "services/platform/rpc/serve.h"
#include "services/simulator/watch.h"

namespace parcours::simulator {

// What a watch shows.
template <class Response>
class Feed {
 public:
  virtual ~Feed() = default;
  // What is new since it was asked last. On one thread. Refuses: the watch ends so.
  virtual core::Result<std::vector<Response>> Next() = 0;
  // `changed` is called when something may be new, on any thread, and only wakes somebody. Once.
  virtual void Listen(std::function<void()> changed) = 0;
};

// gRPC's callbacks and the thread of Watches meet here.
template <class Response>
class WatchReactor final : public grpc::ServerWriteReactor<Response>,
                           public OpenWatch,
                           public std::enable_shared_from_this<WatchReactor<Response>> {
 public:
  using MakeFeed = std::function<core::Result<std::unique_ptr<Feed<Response>>>(const platform::Admission&)>;

  // Admits the caller, journals the opening and begins. gRPC owns what it gets.
  static grpc::ServerWriteReactor<Response>* Start(Watches& watches, grpc::CallbackServerContext& context,
                                                   const google::protobuf::Message& request, const MakeFeed& make) {
    auto watch = std::make_shared<WatchReactor>();
    watch->self_ = watch;
    if (const auto begun = watch->Begin(watches, context, request, make); begun) {
      watches.Add(watch);
    } else {
      watch->End(begun.error());
    }
    return watch.get();
  }

  void End(const core::Refusal& refusal) override { EndWith(platform::ToStatus(refusal)); }

  bool Advance(platform::Pipeline& pipeline) override {
    {
      const std::lock_guard lock(mutex_);
      if (finished_) return false;
    }
    if (const auto admitted = pipeline.StillAdmitted(admission_, peer_); !admitted) {
      End(admitted.error());
      return false;
    }
    bool more = false;
    {
      const std::lock_guard lock(mutex_);
      more = waiting_.empty();  // a slow reader is not read ahead of
    }
    return !more || ReadNext();
  }

  void OnWriteDone(bool ok) override {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    if (!ok && !std::exchange(finished_, true)) return this->Finish(grpc::Status::CANCELLED);
    WriteNext();
  }

  void OnCancel() override { EndWith(grpc::Status::CANCELLED); }

  void OnDone() override {
    feed_.reset();
    self_.reset();
  }

 private:
  core::Result<void> Begin(Watches& watches, grpc::CallbackServerContext& context,
                           const google::protobuf::Message& request, const MakeFeed& make) {
    peer_ = platform::PeerOf(context);
    admission_ = TRY(watches.pipeline().Open(peer_, request));
    peer_.cancelled = [] { return false; };  // the reactor is told; the context may be gone when asked
    feed_ = TRY(make(admission_));
    feed_->Listen([&watches] { watches.Wake(); });
    return {};
  }

  void EndWith(const grpc::Status& status) {
    const std::lock_guard lock(mutex_);
    if (std::exchange(finished_, true)) return;
    this->Finish(status);
  }

  bool ReadNext() {
    auto news = feed_->Next();
    if (!news) {
      End(news.error());
      return false;
    }
    const std::lock_guard lock(mutex_);
    for (Response& one : *news) waiting_.push_back(std::move(one));
    WriteNext();
    return true;
  }

  void WriteNext() {
    if (finished_ || writing_ || waiting_.empty()) return;
    current_ = std::move(waiting_.front());
    waiting_.pop_front();
    writing_ = true;
    this->StartWrite(&current_);
  }

  platform::Admission admission_;
  platform::Peer peer_;
  std::unique_ptr<Feed<Response>> feed_;  // thread of Watches, until gRPC is done
  std::shared_ptr<WatchReactor> self_;    // keeps it alive until gRPC is done with it

  std::mutex mutex_;  // all below
  std::deque<Response> waiting_;
  Response current_;
  bool writing_ = false;
  bool finished_ = false;
};

}  // namespace parcours::simulator
