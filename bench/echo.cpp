#include "bench/echo.h"

#include <chrono>
#include <utility>

#include "bench/measure.h"
#include "core/clock.h"

namespace parcours::bench {
namespace {

pki::TlsCredential Issue(const pki::Authority& authority, const pki::Identity& identity, pki::Usage usage) {
  const core::Time now = core::WallClock().Now();
  return pki::ToTlsCredential(Must(authority.Issue(
      identity, usage, {.not_before = now - std::chrono::hours(1), .not_after = now + std::chrono::hours(24)})));
}

pki::Identity Named(policy::v1::CallerKind kind, std::string subject) {
  pki::Identity identity;
  identity.kind = kind;
  identity.subject = std::move(subject);
  return identity;
}

}  // namespace

EchoServer::EchoServer(dmp::v1::SearchDocumentsResponse response)
    : response_(std::move(response)), authority_(pki::Authority::Create(core::WallClock().Now())) {
  pki::ServerTls tls{
      .credential = Issue(authority_, Named(policy::v1::CALLER_KIND_SERVICE, "echo"), pki::Usage::kServer),
      .verifier = Must(pki::ChainVerifier::Create(authority_.TrustPem())),
      .wall_clock = std::make_shared<core::WallClock>()};
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", pki::ServerCredentials(std::move(tls)), &port_);
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::MIN_POLLERS, 1);  // as platform::Server
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::MAX_POLLERS, 4);
  builder.RegisterService(this);
  server_ = builder.BuildAndStart();
  if (!server_ || port_ == 0) Fail("the echo server does not start");
}

EchoServer::~EchoServer() {
  server_->Shutdown(std::chrono::system_clock::now());
}

grpc::Status EchoServer::SearchDocuments(grpc::ServerContext*, const dmp::v1::SearchDocumentsRequest*,
                                         dmp::v1::SearchDocumentsResponse* response) {
  *response = response_;
  return grpc::Status::OK;
}

std::shared_ptr<grpc::Channel> EchoServer::Connect() const {
  const auto credential =
      Issue(authority_, Named(policy::v1::CALLER_KIND_OPERATOR, "caller"), pki::Usage::kAuthentication);
  return ConnectTo("localhost:" + std::to_string(port_), credential, authority_.RootPem());
}

std::shared_ptr<grpc::Channel> ConnectTo(const std::string& address, const pki::TlsCredential& credential,
                                         const std::string& trust_root) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(address, pki::ClientCredentials(credential, trust_root), arguments);
}

}  // namespace parcours::bench
