// The gRPC server of a host: TLS, limits, the second lock, orderly stop.
#pragma once

#include <grpcpp/server.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "pki/tls.h"
#include "services/platform/policy/method_table.h"
#include "services/platform/rpc/care_service.h"

namespace parcours::platform {

struct ServerLimits {
  std::size_t message_bytes = 8U << 20U;  // a document of 5 MB and its envelope
  int threads = 256;
  std::size_t memory_bytes = std::size_t{1} << 30U;
};

// Thread-safe. Stops when destroyed.
class Server {
 public:
  // Listens on `address` ("127.0.0.1:0": any free port). `services` and `methods` outlive the server.
  // Refuses with PORT_IN_USE.
  static core::Result<std::unique_ptr<Server>> Start(const std::string& address, pki::ServerTls tls,
                                                     const std::vector<RpcService>& services,
                                                     const MethodTable& methods, const ServerLimits& limits);
  ~Server();

  int port() const { return port_; }
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

  // Takes no new calls and lets those under way finish, at most for `grace`.
  void Stop(core::Duration grace);

 private:
  Server(std::unique_ptr<grpc::Server> server, int port) : server_(std::move(server)), port_(port) {}

  std::unique_ptr<grpc::Server> server_;
  const int port_;
};

}  // namespace parcours::platform
