// Calls that are under way, made from the UI thread without holding it: what they bring is told in the UI thread.
#pragma once

#include <grpcpp/client_context.h>
#include <grpcpp/support/client_callback.h>

#include <QObject>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <utility>

#include "core/refusal_wire.h"
#include "core/result.h"

namespace parcours::trainer {

inline core::Refusal RefusalOf(const grpc::Status& status) {
  return core::RefusalFromStatus(status.error_code(), status.error_message(), status.error_details());
}

// Used in the thread of `home`, where all answers arrive. Those that come after its end are dropped; its destructor
// cancels what is under way and waits for gRPC to let go of it.
class Calls {
 public:
  explicit Calls(QObject& home) : home_(home) {}
  ~Calls() { CancelAll(); }
  Calls(const Calls&) = delete;
  Calls& operator=(const Calls&) = delete;

  // `method` is a method of a stub's asynchronous interface.
  template <class Async, class Request, class Response>
  void Unary(Async* stub,
             void (Async::*method)(grpc::ClientContext*, const Request*, Response*, std::function<void(grpc::Status)>),
             const Request& request, std::function<void(core::Result<Response>)> then,
             std::chrono::seconds within = std::chrono::seconds(60)) {
    struct Call {
      grpc::ClientContext context;
      Request request;
      Response response;
    };
    auto call = std::make_shared<Call>();
    call->request = request;
    call->context.set_deadline(std::chrono::system_clock::now() + within);
    Begin(call->context);
    (stub->*method)(&call->context, &call->request, &call->response,
                    [this, call, then = std::move(then)](const grpc::Status& status) {
                      core::Result<Response> result = core::Refuse(core::Refusal{});
                      if (status.ok()) {
                        result = std::move(call->response);
                      } else {
                        result = core::Refuse(RefusalOf(status));
                      }
                      Tell([then, result = std::move(result)] { then(result); });
                      End(call->context);
                    });
  }

  // Watches until it is cancelled by the handle that is returned, or ends.
  template <class Async, class Request, class Response>
  std::shared_ptr<grpc::ClientContext> Watch(
      Async* stub, void (Async::*method)(grpc::ClientContext*, const Request*, grpc::ClientReadReactor<Response>*),
      const Request& request, std::function<void(Response)> each, std::function<void(core::Refusal)> ended) {
    auto* reader = new Reader<Request, Response>(*this, request, std::move(each), std::move(ended));
    auto context = reader->context;
    Begin(*context);
    (stub->*method)(context.get(), &reader->request, reader);
    reader->StartRead(&reader->response);
    reader->StartCall();
    return context;
  }

 private:
  // Owned by gRPC between StartCall and OnDone.
  template <class Request, class Response>
  struct Reader final : grpc::ClientReadReactor<Response> {
    Reader(Calls& owner, Request what, std::function<void(Response)> on_each, std::function<void(core::Refusal)> on_end)
        : calls(owner), request(std::move(what)), each(std::move(on_each)), ended(std::move(on_end)) {}

    void OnReadDone(bool ok) override {
      if (!ok) return;
      calls.Tell([then = each, one = response] { then(one); });
      this->StartRead(&response);
    }
    void OnDone(const grpc::Status& status) override {
      if (status.error_code() != grpc::StatusCode::CANCELLED)
        calls.Tell([then = ended, refusal = RefusalOf(status)] { then(refusal); });
      const auto kept = context;
      Calls& owner = calls;
      delete this;
      owner.End(*kept);
    }

    Calls& calls;
    const std::shared_ptr<grpc::ClientContext> context = std::make_shared<grpc::ClientContext>();
    Request request;
    Response response;
    std::function<void(Response)> each;
    std::function<void(core::Refusal)> ended;
  };

  void Tell(std::function<void()> what) { QMetaObject::invokeMethod(&home_, std::move(what), Qt::QueuedConnection); }

  void Begin(grpc::ClientContext& context) {
    const std::lock_guard lock(mutex_);
    under_way_.insert(&context);
  }
  void End(grpc::ClientContext& context) {
    const std::lock_guard lock(mutex_);
    under_way_.erase(&context);
    ended_.notify_all();
  }
  void CancelAll() {
    std::unique_lock lock(mutex_);
    for (auto* context : under_way_) context->TryCancel();
    ended_.wait(lock, [this] { return under_way_.empty(); });
  }

  QObject& home_;
  std::mutex mutex_;
  std::condition_variable ended_;
  std::set<grpc::ClientContext*> under_way_;  // under mutex_
};

}  // namespace parcours::trainer
