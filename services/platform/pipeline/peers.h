// How a handler reaches other services. The implementation (gRPC over mTLS) is in rpc/.
#pragma once

#include <google/protobuf/message.h>

#include <string>
#include <string_view>

#include "core/result.h"
#include "parcours/common/v1/on_behalf.pb.h"

namespace parcours::platform {

// Thread-safe.
class Peers {
 public:
  virtual ~Peers() = default;

  // Calls `method` as `service` ("parcours.dmp.v1.DmpService") on behalf of somebody. Refuses as the callee does, and
  // with SERVICE_UNAVAILABLE or DEADLINE.
  virtual core::Result<void> Call(std::string_view service, std::string_view method,
                                  const common::v1::OnBehalf& on_behalf, const google::protobuf::Message& request,
                                  google::protobuf::Message& response) = 0;
};

}  // namespace parcours::platform
