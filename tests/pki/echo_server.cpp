#include "tests/pki/echo_server.h"

#include <chrono>
#include <stdexcept>

namespace parcours::pki::testing {

EchoServer::EchoServer() {
  ServerTls tls{.credential = Credential(DmpService(), Usage::kServer),
                .verifier = ChainVerifier::Create(authority_.TrustPem()).value(),
                .wall_clock = clock_,
                .on_refused =
                    [this](const RefusedHandshake& refused) {
                      const std::scoped_lock lock(mutex_);
                      refused_.push_back(refused);
                    },
                .check = [this](const VerifiedPeer& peer) { return revoked_.Check(peer); }};
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", ServerCredentials(std::move(tls)), &port_);
  builder.RegisterService(this);
  server_ = builder.BuildAndStart();
  if (!server_ || port_ == 0) throw std::runtime_error("no server");
}

EchoServer::~EchoServer() {
  server_->Shutdown(std::chrono::system_clock::now());
}

grpc::Status EchoServer::ListCards(grpc::ServerContext* context, const card::v1::ListCardsRequest*,
                                   card::v1::ListCardsResponse* response) {
  response->set_next_page_token(PeerChain(*context->auth_context()));
  return grpc::Status::OK;
}

std::vector<RefusedHandshake> EchoServer::refused() const {
  const std::scoped_lock lock(mutex_);
  return refused_;
}

TlsCredential EchoServer::Credential(const Identity& identity, Usage usage, Validity validity) {
  return ToTlsCredential(authority_.Issue(identity, usage, validity).value());
}

Answer Call(const std::string& address, const std::shared_ptr<grpc::ChannelCredentials>& credentials,
            grpc::ChannelArguments arguments) {
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  const auto stub = card::v1::CardService::NewStub(grpc::CreateCustomChannel(address, credentials, arguments));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  card::v1::ListCardsResponse response;
  Answer answer;
  answer.status = stub->ListCards(&context, {}, &response);
  answer.peer_chain = response.next_page_token();
  if (answer.status.ok()) {
    const auto reused = context.auth_context()->FindPropertyValues("ssl_session_reused");
    answer.resumed = !reused.empty() && std::string(reused.front().data(), reused.front().size()) == "true";
  }
  return answer;
}

}  // namespace parcours::pki::testing
