// Servers that a developer could put in the place of INSi: a good one, and bad ones of every kind.
#pragma once

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "parcours/common/v1/on_behalf.pb.h"
#include "parcours/ins/v1/ins.grpc.pb.h"
#include "services/host/endpoints.h"

namespace parcours::host {

// What a server of gRPC's own kind takes of it: mutual TLS, as docs/replace-a-service.md has it.
std::shared_ptr<grpc::ServerCredentials> MutualTls(const EndpointCredential& issued);
std::shared_ptr<grpc::ServerCredentials> MutualTls(const pki::TlsCredential& own, const std::string& trust_root);

// INSi in a few lines, on a free port. Thread-safe.
class ForeignIns final : public ins::v1::InsService::Service {
 public:
  struct Seen {
    std::string method;
    std::string client;  // common name of the certificate
    common::v1::OnBehalf on_behalf;
    std::chrono::system_clock::time_point deadline;
  };
  using Answer = std::function<grpc::Status(grpc::ServerContext&, ins::v1::SearchByTraitsResponse&)>;

  // `port` 0: any free one.
  explicit ForeignIns(const std::shared_ptr<grpc::ServerCredentials>& credentials, int port = 0);
  ~ForeignIns() override;

  // What SearchByTraits does; FOUND with a record "idt-1" unless said otherwise.
  void AnswerWith(Answer answer);
  std::string address() const { return "localhost:" + std::to_string(port_); }
  int port() const { return port_; }
  std::vector<Seen> seen() const;

  grpc::Status SearchByTraits(grpc::ServerContext* context, const ins::v1::SearchByTraitsRequest* request,
                              ins::v1::SearchByTraitsResponse* response) override;
  // The doctor's structure has qualified everybody.
  grpc::Status CheckIdentity(grpc::ServerContext* context, const ins::v1::CheckIdentityRequest* request,
                             ins::v1::CheckIdentityResponse* response) override;

 private:
  void See(const char* method, const grpc::ServerContext& context);

  mutable std::mutex mutex_;
  std::vector<Seen> seen_;
  Answer answer_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

// Answers every call with these bytes, whatever they are.
class GarbageServer final : public grpc::CallbackGenericService {
 public:
  GarbageServer(const std::shared_ptr<grpc::ServerCredentials>& credentials, std::string bytes);
  ~GarbageServer() override;

  std::string address() const { return "localhost:" + std::to_string(port_); }

 private:
  grpc::ServerGenericBidiReactor* CreateReactor(grpc::GenericCallbackServerContext* context) override;

  const std::string bytes_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace parcours::host
