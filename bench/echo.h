// The reference of a call: a bare gRPC server over mTLS that answers SearchDocuments with a message made beforehand.
//
// Same contract, generated server, number of pollers, TLS and response bytes as the host's; no pipeline, no journal, no
// store.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>

#include "parcours/dmp/v1/dmp.grpc.pb.h"
#include "pki/authority.h"
#include "pki/tls.h"

namespace parcours::bench {

// Thread-safe.
class EchoServer final : public dmp::v1::DmpService::Service {
 public:
  explicit EchoServer(dmp::v1::SearchDocumentsResponse response);
  ~EchoServer() override;

  grpc::Status SearchDocuments(grpc::ServerContext* context, const dmp::v1::SearchDocumentsRequest* request,
                               dmp::v1::SearchDocumentsResponse* response) override;

  // A connection of its own, with an operator's certificate.
  std::shared_ptr<grpc::Channel> Connect() const;

 private:
  const dmp::v1::SearchDocumentsResponse response_;
  const pki::Authority authority_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

// A connection that shares nothing with others of the same address and credential.
std::shared_ptr<grpc::Channel> ConnectTo(const std::string& address, const pki::TlsCredential& credential,
                                         const std::string& trust_root);

}  // namespace parcours::bench
