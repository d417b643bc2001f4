// Calling any method of the contract, known at run time only.
#pragma once

#include <google/protobuf/message.h>
#include <grpcpp/channel.h>

#include <memory>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/result.h"

namespace parcours::scenarios {

struct CallOutcome {
  int code = 0;                   // gRPC status code
  core::Refusal refusal{};        // set if the code is not 0
  bool handshake_failed = false;  // the connection itself was refused: no call was made
  bool external = false;          // the host says that a developer's own server got the call
  std::vector<std::unique_ptr<google::protobuf::Message>> messages;  // one, or the stream's first ones
};

// Calls and waits. Of a stream takes at most `receive` messages, then cancels it. Thread-safe.
CallOutcome CallMethod(const std::shared_ptr<grpc::Channel>& channel, const google::protobuf::MethodDescriptor& method,
                       const google::protobuf::Message& request, std::size_t receive, core::Duration deadline);

// A new message of the type that the contract was built with.
std::unique_ptr<google::protobuf::Message> NewMessage(const google::protobuf::Descriptor& type);

}  // namespace parcours::scenarios
