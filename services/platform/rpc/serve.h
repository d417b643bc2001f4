// The one line that an RPC adapter needs: hands a unary gRPC call to the pipeline.
//
//   grpc::Status GetDocument(grpc::ServerContext* context, const GetDocumentRequest* request,
//                            GetDocumentResponse* response) override {
//     return platform::Serve(pipeline_, *context, *request, *response, &handlers::GetDocument);
//   }
//
// The method is known from the type of its request, which belongs to one method only (buf's
// RPC_REQUEST_RESPONSE_UNIQUE).
#pragma once

#include <grpcpp/server_context.h>
#include <grpcpp/support/status.h>

#include <utility>

#include "services/platform/pipeline/call.h"
#include "services/platform/pipeline/pipeline.h"

namespace parcours::platform {

grpc::Status ToStatus(const core::Refusal& refusal);

// What gRPC knows of the other end. Borrows the context: valid while the call lasts.
Peer PeerOf(const grpc::ServerContextBase& context);

// Runs the type-erased call through the pipeline and maps its refusal to a gRPC status with google.rpc details.
grpc::Status ServeErased(Pipeline& pipeline, grpc::ServerContext& context, const google::protobuf::Message& request,
                         google::protobuf::Message& response, const Pipeline::Handler& handler);

template <class Request, class Response, class Function>
grpc::Status Serve(Pipeline& pipeline, grpc::ServerContext& context, const Request& request, Response& response,
                   const Function& handler) {
  return ServeErased(pipeline, context, request, response, [&](Call& call) -> core::Result<Pipeline::ErasedWork> {
    Work<Response> work = TRY(handler(call, request));
    return Pipeline::ErasedWork([work = std::move(work), &response](Transaction& tx) -> core::Result<void> {
      response = TRY(work(tx));
      return {};
    });
  });
}

}  // namespace parcours::platform
