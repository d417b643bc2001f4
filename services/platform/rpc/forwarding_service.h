// Stands in a host for a service that a developer replaces: every call passes the pipeline, then goes to their server.
#pragma once

#include <google/protobuf/descriptor.h>
#include <grpcpp/impl/codegen/service_type.h>

#include <list>
#include <memory>
#include <string>

#include "services/platform/pipeline/pipeline.h"
#include "services/platform/rpc/foreign_server.h"

namespace parcours::platform {

// Thread-safe. Has unary methods only: a service of the contract that streams cannot be replaced.
class ForwardingService final : public grpc::Service {
 public:
  // `service` must have no streams. Borrows the pipeline.
  ForwardingService(Pipeline& pipeline, const google::protobuf::ServiceDescriptor& service,
                    std::unique_ptr<ForeignServer> server);

 private:
  void Add(const google::protobuf::MethodDescriptor& method);

  Pipeline& pipeline_;
  const std::unique_ptr<ForeignServer> server_;
  std::list<std::string> paths_;  // gRPC keeps pointers to them
};

}  // namespace parcours::platform
