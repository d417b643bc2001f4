// One-line calls for tests: `Call(stub.get(), &Stub::Method, request)` gives answer and status.
#pragma once

#include <grpcpp/grpcpp.h>

#include <chrono>

namespace parcours::host {

template <class Response>
struct Answer {
  grpc::Status status;
  Response response;
};

template <class Stub, class Request, class Response>
Answer<Response> Call(Stub* stub, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                      const Request& request) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
  Answer<Response> answer;
  answer.status = (stub->*method)(&context, request, &answer.response);
  return answer;
}

}  // namespace parcours::host
