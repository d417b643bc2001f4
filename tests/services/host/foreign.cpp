#include "tests/services/host/foreign.h"

#include <chrono>
#include <utility>

namespace parcours::host {
namespace {

class GarbageReactor final : public grpc::ServerGenericBidiReactor {
 public:
  explicit GarbageReactor(const std::string& bytes) {
    const grpc::Slice slice(bytes);
    answer_ = grpc::ByteBuffer(&slice, 1);
    StartRead(&request_);
  }
  void OnReadDone(bool /*ok*/) override { StartWriteAndFinish(&answer_, grpc::WriteOptions(), grpc::Status::OK); }
  void OnDone() override { delete this; }

 private:
  grpc::ByteBuffer request_;
  grpc::ByteBuffer answer_;
};

constexpr auto kGrace = std::chrono::milliseconds(100);

}  // namespace

std::shared_ptr<grpc::ServerCredentials> MutualTls(const pki::TlsCredential& own, const std::string& trust_root) {
  grpc::SslServerCredentialsOptions tls(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  tls.pem_root_certs = trust_root;
  tls.pem_key_cert_pairs.push_back(
      {.private_key = std::string(own.private_key.Reveal()), .cert_chain = own.certificate_chain});
  return grpc::SslServerCredentials(tls);
}

std::shared_ptr<grpc::ServerCredentials> MutualTls(const EndpointCredential& issued) {
  return MutualTls(issued.credential, issued.trust_root);
}

ForeignIns::ForeignIns(const std::shared_ptr<grpc::ServerCredentials>& credentials, int port)
    : answer_([](grpc::ServerContext&, ins::v1::SearchByTraitsResponse& response) {
        response.set_outcome(ins::v1::SEARCH_OUTCOME_FOUND);
        response.mutable_identity()->set_id("idt-1");
        return grpc::Status::OK;
      }) {
  grpc::ServerBuilder builder;
  builder.AddListeningPort("localhost:" + std::to_string(port), credentials, &port_);
  builder.SetMaxSendMessageSize(-1);
  builder.RegisterService(this);
  server_ = builder.BuildAndStart();
}

ForeignIns::~ForeignIns() {
  if (server_) server_->Shutdown(std::chrono::system_clock::now() + kGrace);
}

void ForeignIns::AnswerWith(Answer answer) {
  const std::lock_guard lock(mutex_);
  answer_ = std::move(answer);
}

std::vector<ForeignIns::Seen> ForeignIns::seen() const {
  const std::lock_guard lock(mutex_);
  return seen_;
}

void ForeignIns::See(const char* method, const grpc::ServerContext& context) {
  Seen seen{.method = method, .client = {}, .on_behalf = {}, .deadline = context.deadline()};
  for (const auto& name : context.auth_context()->FindPropertyValues("x509_common_name"))
    seen.client.assign(name.data(), name.size());
  const auto token = context.client_metadata().find("parcours-on-behalf-bin");
  if (token != context.client_metadata().end()) {
    common::v1::SignedOnBehalf signed_token;
    signed_token.ParseFromString(std::string(token->second.data(), token->second.size()));
    seen.on_behalf.ParseFromString(signed_token.payload());
  }
  const std::lock_guard lock(mutex_);
  seen_.push_back(std::move(seen));
}

grpc::Status ForeignIns::SearchByTraits(grpc::ServerContext* context, const ins::v1::SearchByTraitsRequest* /*request*/,
                                        ins::v1::SearchByTraitsResponse* response) {
  See("SearchByTraits", *context);
  Answer answer;
  {
    const std::lock_guard lock(mutex_);
    answer = answer_;
  }
  return answer(*context, *response);
}

grpc::Status ForeignIns::CheckIdentity(grpc::ServerContext* context, const ins::v1::CheckIdentityRequest* /*request*/,
                                       ins::v1::CheckIdentityResponse* response) {
  See("CheckIdentity", *context);
  response->set_status(ins::v1::IDENTITY_STATUS_QUALIFIED);
  return grpc::Status::OK;
}

GarbageServer::GarbageServer(const std::shared_ptr<grpc::ServerCredentials>& credentials, std::string bytes)
    : bytes_(std::move(bytes)) {
  grpc::ServerBuilder builder;
  builder.AddListeningPort("localhost:0", credentials, &port_);
  builder.RegisterCallbackGenericService(this);
  server_ = builder.BuildAndStart();
}

GarbageServer::~GarbageServer() {
  if (server_) server_->Shutdown(std::chrono::system_clock::now() + kGrace);
}

grpc::ServerGenericBidiReactor* GarbageServer::CreateReactor(grpc::GenericCallbackServerContext* /*context*/) {
  return new GarbageReactor(bytes_);
}

}  // namespace parcours::host
