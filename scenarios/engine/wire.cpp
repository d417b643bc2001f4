#include "scenarios/engine/wire.h"

#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>

#include <chrono>
#include <utility>

#include "core/external_mark.h"
#include "core/refusal_wire.h"
#include "parcours/common/v1/reason.pb.h"
#include "scenarios/engine/contract.h"

namespace parcours::scenarios {
namespace {

using google::protobuf::Message;

grpc::ByteBuffer ToBuffer(const Message& message) {
  const grpc::Slice slice(message.SerializeAsString());
  return {&slice, 1};
}

bool FromBuffer(const grpc::ByteBuffer& buffer, Message& message) {
  grpc::Slice slice;
  if (!buffer.DumpToSingleSlice(&slice).ok()) return false;
  return message.ParseFromArray(slice.begin(), static_cast<int>(slice.size()));
}

// One call driven step by step: each operation is waited for before the next starts.
class Conversation {
 public:
  Conversation(const std::shared_ptr<grpc::Channel>& channel, const std::string& path, core::Duration deadline)
      : stub_(channel) {
    context_.set_deadline(std::chrono::system_clock::now() + deadline);
    stream_ = stub_.PrepareCall(&context_, path, &queue_);
  }
  ~Conversation() {
    queue_.Shutdown();
    void* tag = nullptr;
    bool ok = false;
    while (queue_.Next(&tag, &ok)) {
    }
  }
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  bool Send(const Message& request) {
    stream_->StartCall(nullptr);
    if (!Wait()) return false;
    stream_->WriteLast(ToBuffer(request), grpc::WriteOptions(), nullptr);
    return Wait();
  }
  bool Receive(grpc::ByteBuffer& buffer) {
    stream_->Read(&buffer, nullptr);
    return Wait();
  }
  void Cancel() { context_.TryCancel(); }
  grpc::Status Finish() {
    grpc::Status status;
    stream_->Finish(&status, nullptr);
    Wait();
    return status;
  }
  // Once finished.
  bool WentElsewhere() const { return context_.GetServerTrailingMetadata().contains(core::kExternalMark); }

 private:
  bool Wait() {
    void* tag = nullptr;
    bool ok = false;
    return queue_.Next(&tag, &ok) && ok;
  }

  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  grpc::GenericStub stub_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> stream_;
};

// The server closes the connection on a certificate it refuses; TLS tells the client nothing more. A server that is not
// there says so otherwise.
bool IsHandshakeFailure(const grpc::Status& status) {
  const auto says = [&](const char* words) { return status.error_message().find(words) != std::string::npos; };
  return status.error_code() == grpc::StatusCode::UNAVAILABLE && status.error_details().empty() &&
         !says("Connection refused") && !says("DNS resolution");
}

}  // namespace

std::unique_ptr<Message> NewMessage(const google::protobuf::Descriptor& type) {
  return std::unique_ptr<Message>(google::protobuf::MessageFactory::generated_factory()->GetPrototype(&type)->New());
}

CallOutcome CallMethod(const std::shared_ptr<grpc::Channel>& channel, const google::protobuf::MethodDescriptor& method,
                       const Message& request, std::size_t receive, core::Duration deadline) {
  CallOutcome outcome;
  Conversation conversation(channel, "/" + FullName(method), deadline);
  bool readable = true;
  if (conversation.Send(request)) {
    grpc::ByteBuffer buffer;
    const std::size_t most = method.server_streaming() ? receive : 1;
    while (readable && outcome.messages.size() < most && conversation.Receive(buffer)) {
      outcome.messages.push_back(NewMessage(*method.output_type()));
      readable = FromBuffer(buffer, *outcome.messages.back());
      buffer.Clear();
    }
    if (method.server_streaming() && outcome.messages.size() == most) {
      conversation.Cancel();
      conversation.Finish();
      return outcome;
    }
  }
  const grpc::Status status = conversation.Finish();
  outcome.external = conversation.WentElsewhere();
  if (!readable) {
    outcome.code = grpc::StatusCode::INTERNAL;
    outcome.refusal = core::Refusal{.reason = common::v1::REASON_INTERNAL,
                                    .detail = "the answer is no " + method.output_type()->name()};
  } else if (!status.ok()) {
    outcome.code = status.error_code();
    outcome.refusal = core::RefusalFromStatus(status.error_code(), status.error_message(), status.error_details());
    outcome.handshake_failed = IsHandshakeFailure(status);
    // gRPC's own words name the port, which is another each time.
    if (outcome.handshake_failed) outcome.refusal.detail = "the connection was refused";
  }
  return outcome;
}

}  // namespace parcours::scenarios
